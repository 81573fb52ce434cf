import { retentionCeilings } from '@usance/api';
import { buildRollUps } from '@usance/warehouse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBytes } from '../needles/find-bytes.ts';
import { aFeature, aPlan, aProperty } from '../testing/a-plan.ts';
import { anInstallation, aSession, aSessionDay, aSync, aWeek, dayFromToday } from '../testing/a-sync.ts';
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

  test(
    'are weeks of a product without IDs, and what its plan keeps no longer of one',
    { timeout: 60_000 },
    async () => {
      const { id, key } = await server.newProduct({ identity: 'none' });
      const features = { 'Notes/Add': aFeature(), 'Notes/Short': aFeature({ retention: 20 }) };
      await server.api.putPlan(id, { plan: aPlan({ features }), reason: 'The next version needs to know them.' });
      const uses = Object.keys(features).map((name) => [name, 1]);
      const weeks = [-9, -4, -2].map((ago) => aWeek(ago, { report: aSession(-ago), uses }));
      const { sessionDays: _, ...without } = aSync(key, { weeks });
      await server.send('POST', '/v1/sync', { body: without, token: null });
      expect((await server.api.arrival(id)).weeks).toBe(3);
      await server.api.changeProduct(id, { settings: { keepSessionDays: 40 } });

      await restarted();

      await expect.poll(() => expiriesOf(id), { timeout: 30_000 }).toHaveLength(2);
      expect((await expiriesOf(id)).toSorted((one, other) => one.parts - other.parts)).toMatchObject([
        { sessionDays: 0, details: 0, weeks: 1, installations: 0, parts: 0 },
        { sessionDays: 0, details: 0, weeks: 0, installations: 0, parts: 1 },
      ]);
      expect((await server.api.arrival(id)).weeks).toBe(2);
      const facts = await server.warehouse.query<{ value: string; reports: number }>(
        "SELECT value, count() AS reports FROM weeks WHERE subject = 'feature' GROUP BY value ORDER BY value",
      );
      expect(facts).toEqual([
        { value: 'Notes/Add', reports: 2 },
        { value: 'Notes/Short', reports: 1 },
      ]);
      await restarted();
      expect(await expiriesOf(id)).toHaveLength(2);
    },
  );

  test(
    'is of a feature or property what its plan says, in every report, and with every byte',
    { timeout: 90_000 },
    async () => {
      const { id, key } = await server.newProduct();
      const attributes = { size: { description: 'How long it was.', type: 'number' as const } };
      const plan = aPlan({
        features: {
          'Notes/Add': aFeature(),
          'Notes/Short': aFeature({ retention: 5, detail: true, attributes }),
        },
        properties: {
          theme: aProperty({ type: 'enum', values: ['dark', 'light'] }),
          addOn: aProperty({ type: 'pattern', pattern: '[a-z-]+', retention: 5 }),
        },
      });
      await server.api.putPlan(id, { plan, reason: 'The next version needs to know them.' });
      const contexts = [
        { properties: { theme: 'dark', addOn: oldWord } },
        { properties: { theme: 'dark', addOn: 'new' } },
      ];
      const day = (ago: number, context: number) =>
        aSessionDay({
          session: aSession(ago),
          day: dayFromToday(-ago),
          context,
          uses: [
            ['Notes/Short', 2, 7],
            ['Notes/Add', 3, 8],
          ],
          events: [{ seq: 1, hour: 9, name: 'Notes/Short', attributes: { size: 1 } }],
        });
      await sync(key, { installation: loyal, contexts, sessionDays: [day(10, 0), day(4, 1), day(1, 1)] });
      await buildRollUps(server.warehouse, { settleMs: 0 });
      const usesOf = async (to: string) => {
        const { rows } = await server.api.report(id, 'features', { query: { from: dayFromToday(-20), to } });
        return Object.fromEntries(rows.map(({ feature, uses, total }) => [feature, [uses, total]]));
      };
      const addOnsOf = async () => {
        const query = { from: dayFromToday(-20), by: 'property.addOn' };
        const { rows } = await server.api.report(id, 'breakdown', { query });
        return rows.map(({ value, sessions }) => [value, sessions]);
      };
      const found = () => findBytes(dataDir, new Map([['a word', oldWord]])).get('a word') ?? [];
      expect(await usesOf('today')).toEqual({ 'Notes/Add': [9, 24], 'Notes/Short': [6, 21] });
      expect(found()).not.toEqual([]);
      const before = await addOnsOf();

      await restarted();

      await expect.poll(() => expiriesOf(id), { timeout: 30_000 }).toHaveLength(1);
      expect(await expiriesOf(id)).toMatchObject([{ sessionDays: 0, details: 1, installations: 0, parts: 1 }]);
      expect(await usesOf('today')).toEqual({ 'Notes/Add': [9, 24], 'Notes/Short': [4, 14] });
      expect(await usesOf(dayFromToday(-5))).toEqual({ 'Notes/Add': [3, 8] });
      expect(await addOnsOf()).not.toEqual(before);
      await buildRollUps(server.warehouse, { settleMs: 0 });
      expect(await usesOf('today')).toEqual({ 'Notes/Add': [9, 24], 'Notes/Short': [4, 14] });
      const rows = await server.warehouse.query('SELECT properties FROM session_days WHERE day = {day: Date}', {
        day: dayFromToday(-10),
      });
      expect(rows).toEqual([{ properties: { theme: 'dark' } }]);
      await expect.poll(found, { timeout: 60_000, interval: 1_000 }).toEqual([]);
      await restarted();
      expect(await expiriesOf(id)).toHaveLength(1);
    },
  );

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
