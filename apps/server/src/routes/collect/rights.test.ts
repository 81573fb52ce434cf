import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ErasureReceipt, Product } from '@usance/api';
import { pseudonymOf } from '@usance/collector';
import { catalog, isReportName } from '@usance/reports';
import { buildRollUps } from '@usance/warehouse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { productSecret } from '../../secrets.ts';
import { anInstallation, aSession, aSessionDay, aSync, dayFromToday } from '../../testing/a-sync.ts';
import { codeOf } from '../../testing/browser.ts';
import { findBytes } from '../../needles/find-bytes.ts';
import { filesHolding } from '../../testing/byte-search.ts';
import { questionFor } from '../../testing/report-questions.ts';
import { startServerProcess } from '../../testing/server-process.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

/** Only this server takes syncs and is asked, one thing after the other: nothing has to wait. */
const erasureTimes = { gatherMs: 1, reportsEndMs: 0 };
const person = anInstallation(7);
const word = 'a-word-that-only-this-person-sent';

let dataDir: string;
let server: TestServer;

beforeEach(async () => {
  dataDir = newFolder('rights');
  server = await startTestServer(dataDir, {}, { erasureTimes });
});

afterEach(async () => {
  await server.close();
  removeFolder(dataDir);
});

const post = (path: string, body: unknown) => server.send('POST', path, { body, token: null });
const sync = ({ key }: Product, changes: Record<string, unknown>) => post('/v1/sync', aSync(key, changes));
const erase = ({ key }: Product, installation = person) => post('/v1/erase', { key, installation });
const exported = async ({ key }: Product, installation: string) =>
  (await (await post('/v1/export', { key, installation })).json()) as Record<string, unknown>;

/** What everybody else did, the same in each product. */
async function feedOthers(product: Product) {
  for (let number = 1; number <= 6; number++)
    await sync(product, {
      installation: anInstallation(number),
      sessionDays: [0, -1, -3].map((back) =>
        aSessionDay({ session: aSession(number), day: dayFromToday(back), uses: [['Export/PDF', number]] }),
      ),
    });
}

/** What the person did on days of the others and on one of their own. */
const feedPerson = (product: Product, changes: Record<string, unknown> = {}) =>
  sync(product, {
    installation: person,
    contexts: [{ app: { version: word }, system: { os: word } }],
    sessionDays: [
      aSessionDay({ session: aSession(77), uses: [[word, 3]] }),
      aSessionDay({
        session: aSession(78),
        day: dayFromToday(-5),
        crashed: true,
        exceptions: [{ seq: 1, hour: 3, type: 'TypeError', frames: [word], handled: false }],
      }),
    ],
    ...changes,
  });

async function settled(product: Product) {
  await expect
    .poll(async () => (await server.api.erasures(product.id)).open, { timeout: 50_000, interval: 200 })
    .toBe(0);
}

/** Sooner than it is settled: its files may still be there. */
async function rowsGone({ id }: Product, left: number) {
  const installations = async () => (await server.api.arrival(id)).installations;
  await expect.poll(installations, { timeout: 30_000, interval: 100 }).toBe(left);
}

/** Every report's answer, of the whole of the two weeks before. */
async function reportsOf({ id }: Product) {
  const answers = await Promise.all(
    Object.keys(catalog)
      .filter(isReportName)
      .map(async (name) => {
        const query = new URLSearchParams({ ...questionFor(name), from: '-14d' });
        const answer = await server.send('GET', `/api/v1/products/${id}/reports/${name}?${query}`);
        expect([name, answer.status]).toEqual([name, 200]);
        return [name, await answer.json()] as const;
      }),
  );
  return Object.fromEntries(answers);
}

describe('an erasure', () => {
  test('leaves every report as if the installation had never been', { timeout: 90_000 }, async () => {
    const [product, twin] = [await server.newProduct(), await server.newProduct()];
    for (const one of [product, twin]) await feedOthers(one);
    await feedPerson(product);
    await buildRollUps(server.warehouse, { settleMs: 0 });
    expect(await reportsOf(product)).not.toEqual(await reportsOf(twin));

    expect((await erase(product)).status).toBe(202);
    await settled(product); // rows go first, roll-ups that know of them a moment later

    expect(await reportsOf(product)).toEqual(await reportsOf(twin));
    await buildRollUps(server.warehouse, { settleMs: 0 });
    expect(await reportsOf(product)).toEqual(await reportsOf(twin));
  });

  test('leaves no byte in the data folder, before and after a restart', { timeout: 90_000 }, async () => {
    const product = await server.newProduct();
    await feedOthers(product);
    await feedPerson(product);
    await buildRollUps(server.warehouse, { settleMs: 0 });
    const secret = productSecret(readFileSync(join(dataDir, 'secret'), 'utf8').trim(), product.id);
    const [row] = await server.warehouse.query<{ session: string }>(
      'SELECT toString(session) AS session FROM session_days WHERE crashed',
    );
    const session = Buffer.alloc(8);
    session.writeBigUInt64LE(BigInt(row?.session ?? ''));
    const traces = new Map<string, string | Buffer>([
      ['ID', person],
      ['a word', word],
      ['session', session],
    ]);
    const found = () => [...findBytes(dataDir, traces)].filter(([, files]) => files.length > 0);
    expect(found().map(([name]) => name)).toContain('a word');

    await erase(product);
    await settled(product);

    expect(found()).toEqual([]); // and not some time after it was said to be over
    await server.close();
    server = await startTestServer(dataDir, {}, { erasureTimes });
    expect(found()).toEqual([]);
    // What stays is the tombstone, so that nothing comes back.
    const holders = filesHolding(dataDir, [pseudonymOf(secret, person)]).map((file) =>
      basename(file.split(': ')[0] ?? ''),
    );
    expect(holders.toSorted()).toEqual(['erasures.jsonl', 'registry.sqlite']);
  });

  test('refuses what comes later, and takes it from nobody else', async () => {
    const [product, other] = [await server.newProduct(), await server.newProduct()];
    await feedPerson(product);
    await erase(product);

    const late = await feedPerson(product);
    expect([late.status, await codeOf(late)]).toEqual([410, 'erased']);
    await rowsGone(product, 0);
    expect((await feedPerson(product)).status).toBe(410);
    expect((await feedPerson(product, { installation: anInstallation(8) })).status).toBe(200);
    expect((await feedPerson(other)).status).toBe(200);
    expect((await server.api.arrival(product.id)).installations).toBe(1);
  });

  test('is answered at once and the same for whoever is not known, and can be asked for again', async () => {
    const product = await server.newProduct();
    await feedPerson(product);

    const answers = [await erase(product), await erase(product), await erase(product, anInstallation(999))];

    for (const answer of answers) {
      const { requestedAt, doneBy, receipt, ...more } = (await answer.json()) as ErasureReceipt;
      expect([answer.status, more]).toEqual([202, {}]);
      expect(Date.parse(doneBy) - Date.parse(requestedAt)).toBe(3_600_000);
      expect(receipt).not.toContain(person);
    }
    expect(await server.api.erasures(product.id)).toMatchObject({ requested: 2 });
  });

  test('is vouched for by a receipt that anybody can check', async () => {
    const product = await server.newProduct();
    const { receipt, ...times } = (await (await erase(product)).json()) as ErasureReceipt;

    const published = await server.send('GET', '/.well-known/usance-signing-key.json', { token: null });
    const { keys } = (await published.json()) as { keys: [{ kty: string; crv: string; x: string }] };
    const [header = '', payload = '', signature = ''] = receipt.split('.');
    const key = createPublicKey({ key: keys[0], format: 'jwk' });
    expect(verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
      iss: 'usance',
      product: product.id,
      ...times,
    });
  });

  test('that a kill cut off is done before the server answers again', { timeout: 90_000 }, async () => {
    const product = await server.newProduct();
    await feedPerson(product);
    await server.close();
    const killed = await startServerProcess(dataDir, {}, { logFolder: newFolder('log') });
    const answer = await fetch(`${killed.url}/v1/erase`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key: product.key, installation: person }),
    });
    expect(answer.status).toBe(202);
    await killed.stop('SIGKILL');

    server = await startTestServer(dataDir, {}, { erasureTimes });

    expect((await server.api.arrival(product.id)).installations).toBe(0);
    await settled(product);
  });
});

describe('an export', () => {
  test('holds all that is kept of the ID, and of no other', async () => {
    const product = await server.newProduct();
    await feedOthers(product);
    await feedPerson(product);

    expect(await exported(product, person)).toMatchObject({
      installation: person,
      firstDay: dayFromToday(-10),
      sessionDays: [
        { day: dayFromToday(0), version: word, os: word, features: [{ name: word, uses: 3, total: 0 }] },
        { day: dayFromToday(-5), crashed: true },
      ],
      exceptions: [{ day: dayFromToday(-5), hour: 3, type: 'TypeError', frames: [word], handled: false }],
    });
  });

  test('looks the same for an ID that is not known, erased, or another product’s', async () => {
    const [product, other] = [await server.newProduct(), await server.newProduct()];
    const erased = anInstallation(8);
    await feedPerson(product);
    await feedPerson(product, { installation: erased });
    await erase(product, erased);
    await rowsGone(product, 1);
    const looks = async ({ key }: Product, installation: string) => {
      const answer = await post('/v1/export', { key, installation });
      const { exportedAt, installation: named, ...body } = (await answer.json()) as Record<string, unknown>;
      expect([named, typeof exportedAt]).toEqual([installation, 'string']);
      const headers = [...answer.headers].map(([name, value]) => (name === 'date' ? name : `${name}: ${value}`));
      return { status: answer.status, headers, body };
    };

    const unknown = await looks(product, anInstallation(999));
    expect(unknown).toMatchObject({
      status: 200,
      body: { firstDay: null, replacement: false, sessionDays: [], exceptions: [], events: [] },
    });
    expect(await looks(product, erased)).toEqual(unknown);
    expect(await looks(other, person)).toEqual(unknown);
    await erase(product);
    expect(await looks(product, person)).toEqual(unknown); // at once, while its rows are still there
  });

  test.each([
    ['no JSON', '{', 400, 'invalid-json'],
    ['no ID', { key: 'pk_x' }, 400, 'invalid-request'],
    ['an ID that is none', { key: 'pk_x', installation: '1' }, 400, 'invalid-request'],
    ['a key of no product', { key: 'pk_x', installation: person }, 401, 'unknown-key'],
  ])('is refused with %s', async (_, body, status, code) => {
    for (const path of ['/v1/export', '/v1/erase']) {
      const answer = await post(path, body);
      expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
    }
  });

  test('cannot be asked for without end', async () => {
    const product = await server.newProduct();
    let statuses: number[] = [];
    for (let i = 0; i < 32; i++)
      statuses = [
        ...statuses,
        (await post('/v1/export', { key: product.key, installation: anInstallation(i) })).status,
      ];

    expect(statuses.at(-1)).toBe(429);
  });
});
