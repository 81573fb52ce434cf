import { retentionCeilings } from '@usance/api';
import { buildRollUps } from '@usance/warehouse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBytes } from '../needles/find-bytes.ts';
import { anInstallation, aSession, aSessionDay, aSync, dayFromToday } from '../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../testing/test-server.ts';

let dataDir: string;
let server: TestServer;

const start = () => startTestServer(dataDir, {}, { erasureTimes: { gatherMs: 1, reportsEndMs: 0 } });

beforeEach(async () => {
  dataDir = newFolder('retention');
  server = await start();
});

afterEach(async () => {
  await server.close();
  removeFolder(dataDir);
});

const oldWord = 'a-word-of-ten-days-ago';
const [silent, loyal] = [anInstallation(1), anInstallation(2)];

const sync = (key: string, changes: Record<string, unknown>) =>
  server.send('POST', '/v1/sync', { body: aSync(key, { firstDay: dayFromToday(-20), ...changes }), token: null });

/** One that was there ten days ago only, and one that is still there. */
async function feed(key: string) {
  const contexts = [{ app: { version: oldWord } }];
  const crash = { seq: 1, hour: 3, type: 'TypeError', frames: ['main'], handled: false };
  const old = aSessionDay({ session: aSession(1), day: dayFromToday(-10), uses: [[oldWord, 2]], exceptions: [crash] });
  await sync(key, { installation: silent, contexts, sessionDays: [old] });
  await sync(key, { installation: loyal, contexts, sessionDays: [{ ...old, session: aSession(2) }] });
  const recent = aSessionDay({ session: aSession(3), day: dayFromToday(-4), exceptions: [crash] });
  await sync(key, { installation: loyal, sessionDays: [recent, aSessionDay({ session: aSession(4) })] });
}

/** The keeper looks at its start, and then every hour. */
async function restarted() {
  await server.close();
  server = await start();
}

const expiriesOf = async (id: number) => (await server.api.retention(id)).expiries;

describe('what is kept long enough', () => {
  test('is deleted with every byte, and whoever had nothing else is forgotten', { timeout: 90_000 }, async () => {
    const { id, key } = await server.newProduct();
    await feed(key);
    await buildRollUps(server.warehouse, { settleMs: 0 });
    await server.api.changeProduct(id, { settings: { keepSessionDays: 5 } });
    const found = () => findBytes(dataDir, new Map([['a word', oldWord]])).get('a word') ?? [];
    expect(found()).not.toEqual([]);

    await restarted();

    await expect.poll(() => expiriesOf(id), { timeout: 30_000 }).toHaveLength(1);
    expect(await expiriesOf(id)).toMatchObject([{ sessionDays: 2, details: 2, installations: 1 }]);
    expect(await server.api.arrival(id)).toMatchObject({ installations: 1, firstDay: dayFromToday(-4) });
    await expect.poll(found, { timeout: 60_000, interval: 1_000 }).toEqual([]);
    // Nothing more is to go, so that nothing more is done.
    await restarted();
    expect(await expiriesOf(id)).toHaveLength(1);
  });

  test('is refused from then on, and who comes back counts as one', { timeout: 60_000 }, async () => {
    const { id, key } = await server.newProduct();
    await feed(key);
    await server.api.changeProduct(id, { settings: { keepSessionDays: 5 } });
    await restarted();
    await expect.poll(() => expiriesOf(id), { timeout: 30_000 }).toHaveLength(1);

    const late = await sync(key, {
      installation: silent,
      sessionDays: [
        aSessionDay({ session: aSession(1), day: dayFromToday(-10) }),
        aSessionDay({ session: aSession(9) }),
      ],
    });

    expect(await late.json()).toMatchObject({ accepted: 1, refused: [{ code: 'day-out-of-range' }] });
    expect((await server.api.arrival(id)).installations).toBe(2);
  });

  test('are exceptions before session days', { timeout: 60_000 }, async () => {
    const { id, key } = await server.newProduct();
    await feed(key);
    await server.api.changeProduct(id, { settings: { keepEventsDays: 7 } });

    await restarted();

    await expect.poll(() => expiriesOf(id), { timeout: 30_000 }).toHaveLength(1);
    expect(await expiriesOf(id)).toMatchObject([{ sessionDays: 0, details: 2, installations: 0 }]);
    const [left] = await server.warehouse.query<{ day: string }>('SELECT DISTINCT day FROM exceptions');
    expect(left).toEqual({ day: dayFromToday(-4) });
    expect((await server.api.arrival(id)).sessionDays).toBe(4);
  });

  test.each(['keepSessionDays', 'keepEventsDays', 'identifierMonths'] as const)(
    'cannot be kept longer than the ceiling of %s',
    async (name) => {
      const { id } = await server.newProduct();
      const ceiling = retentionCeilings[name];

      const reason = 'Versions of two years ago are still supported';
      await server.api.changeProduct(id, { settings: { [name]: ceiling }, reason });
      await expect(server.api.changeProduct(id, { settings: { [name]: ceiling + 1 }, reason })).rejects.toMatchObject({
        code: 'invalid-request',
      });
      await expect(
        server.api.createProduct({ name: 'Kept', settings: { [name]: ceiling + 1 }, reason }),
      ).rejects.toMatchObject({ code: 'invalid-request' });
      expect(await server.api.retention(id)).toMatchObject({ [name]: ceiling, ceilings: retentionCeilings });
    },
  );
});
