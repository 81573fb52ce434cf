import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultProductSettings, type Problem, type Product } from '@usance/api';
import type { Answer } from '@usance/protocol';
import { openRegistry } from '@usance/registry';
import { openChdb } from '@usance/warehouse';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { productSecret } from '../../secrets.ts';
import { anInstallation, aSession, aSessionDay, aSync, dayFromToday } from '../../testing/a-sync.ts';
import { codeOf } from '../../testing/browser.ts';
import { filesHolding } from '../../testing/byte-search.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('products');
const startedAt = new Date();
const now = () => startedAt; // so that no minute turns while requests are counted
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir, {}, { now });
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

const sync = (key: string, changes: Record<string, unknown> = {}) =>
  server.send('POST', '/v1/sync', { body: aSync(key, changes), token: null });

/** A session day with an exception, whose message is refused. */
const withException = (session = aSession()) =>
  aSessionDay({
    session,
    exceptions: [{ seq: 1, hour: 1, type: 'TypeError', message: 'oh', frames: ['main'], handled: false }],
  });

/** Rows by table of one product. */
async function rowsOf(product: Pick<Product, 'id'>): Promise<Record<string, number>> {
  const tables = ['session_days', 'arrivals', 'exceptions', 'refusals'];
  const counts = await Promise.all(
    tables.map((table) =>
      server.warehouse.query<{ rows: number }>(
        `SELECT count() AS rows FROM ${table} WHERE product_id = {product: UInt32}`,
        {
          product: product.id,
        },
      ),
    ),
  );
  return Object.fromEntries(tables.map((table, i) => [table, counts[i]?.[0]?.rows ?? 0]));
}

describe('a product', () => {
  test('is made with a key of its own and settings that can be left out', async () => {
    const product = await server.api.createProduct({ name: '  Field Notes ', settings: { lostAfterDays: 45 } });

    expect(product).toEqual({
      id: expect.any(Number),
      name: 'Field Notes',
      key: expect.stringMatching(/^pk_[0-9A-Za-z]{24}$/),
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      settings: { ...defaultProductSettings, lostAfterDays: 45 },
    });
    expect(await server.api.product(product.id)).toEqual(product);
    expect((await server.api.products()).products).toContainEqual(product);
    expect((await server.newProduct()).key).not.toBe(product.key);
  });

  test('keeps what a change does not name', async () => {
    const product = await server.newProduct({ lostAfterDays: 45, keepCountry: false });

    const changed = await server.api.changeProduct(product.id, { settings: { lostAfterDays: 60 } });
    const renamed = await server.api.changeProduct(product.id, { name: 'Sea Notes' });

    expect(changed).toEqual({ ...product, settings: { ...product.settings, lostAfterDays: 60 } });
    expect(renamed).toEqual({ ...changed, name: 'Sea Notes' });
  });

  test('says which settings there are when one is not known', async () => {
    const { id } = await server.newProduct();

    const answer = await server.send('PATCH', `/api/v1/products/${id}`, { body: { settings: { lostAfter: 7 } } });

    const problem = (await answer.json()) as Problem;
    expect(problem).toMatchObject({ status: 400, code: 'invalid-request', at: 'settings/lostAfter' });
    const changeable = Object.keys(defaultProductSettings).filter((name) => name !== 'identity');
    expect(problem.detail).toBe(`settings/lostAfter must be left out; known are ${changeable.join(', ')}`);
  });

  test('takes as many new installations an hour as it says, and any number of known ones', async () => {
    const { id, key } = await server.newProduct({ newInstallationsPerHour: 1 });
    expect((await sync(key)).status).toBe(200);

    const refused = await sync(key, { installation: anInstallation(2) });

    expect([refused.status, await codeOf(refused)]).toEqual([429, 'too-many-installations']);
    expect(refused.headers.get('retry-after')).toBe('600');
    expect((await sync(key)).status).toBe(200);
    await server.api.changeProduct(id, { settings: { newInstallationsPerHour: null } });
    expect((await sync(key, { installation: anInstallation(2) })).status).toBe(200);
  });

  test('takes as many syncs a minute from one network as it says', async () => {
    const { key } = await server.newProduct({ syncsPerMinutePerAddress: 2 });

    const answers = [await sync(key), await sync(key), await sync(key)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2] && (await codeOf(answers[2]))).toBe('too-many-requests');
  });

  test('takes days as old as it says', async () => {
    const { id, key } = await server.newProduct({ acceptedAgeDays: 5 });
    const old = { sessionDays: [aSessionDay({ day: dayFromToday(-6) })] };
    expect(((await (await sync(key, old)).json()) as Answer).accepted).toBe(0);

    await server.api.changeProduct(id, { settings: { acceptedAgeDays: 6 } });

    expect(((await (await sync(key, old)).json()) as Answer).accepted).toBe(1);
  });

  test('that collects nothing stores nothing, and tells so', async () => {
    const product = await server.newProduct({ collect: 'none' });

    const answer = (await (await sync(product.key, { sessionDays: [withException()] })).json()) as Answer;

    expect(answer).toMatchObject({ accepted: 0, refused: [], settings: { collect: 'none' } });
    expect(await rowsOf(product)).toEqual({ session_days: 0, arrivals: 0, exceptions: 0, refusals: 0 });
    expect(filesHolding(dataDir, [pseudonym(product)])).toEqual([]);
  });
});

describe('a deleted product', () => {
  test('is gone with all its rows, while others keep theirs', async () => {
    const [product, other] = [await server.newProduct(), await server.newProduct()];
    for (const { key } of [product, other]) await sync(key, { sessionDays: [withException()] });
    const all = { session_days: 1, arrivals: 1, exceptions: 1, refusals: 1 };
    await vi.waitFor(async () => expect([await rowsOf(product), await rowsOf(other)]).toEqual([all, all]), 5_000);

    await server.api.deleteProduct(product.id);

    expect([await rowsOf(product), await rowsOf(other)]).toEqual([
      { session_days: 0, arrivals: 0, exceptions: 0, refusals: 0 },
      all,
    ]);
    expect((await server.send('GET', `/api/v1/products/${product.id}`)).status).toBe(404);
    expect((await server.send('DELETE', `/api/v1/products/${product.id}`)).status).toBe(404);
    const late = await sync(product.key);
    expect([late.status, await codeOf(late)]).toEqual([401, 'unknown-key']);
    await restart();
    expect(filesHolding(dataDir, [pseudonym(other)])).not.toEqual([]);
    expect(filesHolding(dataDir, [pseudonym(product), product.key])).toEqual([]);
  });

  test('leaves no row of what was on its way', async () => {
    const product = await server.newProduct();

    const syncs = Array.from({ length: 60 }, (_, i) =>
      sync(product.key, { installation: anInstallation(i), sessionDays: [withException(aSession(i))] }),
    );
    const deletion = server.api.deleteProduct(product.id);
    const statuses = (await Promise.all(syncs)).map(({ status }) => status);
    await deletion;

    expect(statuses.filter((status) => status !== 200 && status !== 401)).toEqual([]);
    expect(await rowsOf(product)).toEqual({ session_days: 0, arrivals: 0, exceptions: 0, refusals: 0 });
  });

  test('never gives its ID away', async () => {
    const last = await server.newProduct();
    await server.api.deleteProduct(last.id);
    await restart();

    expect((await server.newProduct()).id).toBe(last.id + 1);
  });

  test('whose deletion was cut off is gone after the next start', async () => {
    const product = await server.newProduct();
    await sync(product.key, { sessionDays: [withException()] });
    await server.close();
    const registry = await openRegistry({ kind: 'sqlite', file: join(dataDir, 'registry.sqlite') }, {});
    await registry.products.markDeleted(product.id, new Date().toISOString());
    await registry.close();
    const warehouse = openChdb(join(dataDir, 'warehouse'));
    await warehouse.command(
      'ALTER TABLE session_days DELETE WHERE product_id = {product: UInt32} SETTINGS mutations_sync = 2',
      {
        product: product.id,
      },
    );
    await warehouse.close();

    server = await startTestServer(dataDir, {}, { now });

    expect(await rowsOf(product)).toEqual({ session_days: 0, arrivals: 0, exceptions: 0, refusals: 0 });
    expect((await sync(product.key)).status).toBe(401);
    await restart();
    expect(filesHolding(dataDir, [pseudonym(product)])).toEqual([]);
  });
});

async function restart() {
  await server.close();
  server = await startTestServer(dataDir, {}, { now });
}

/** What stands for `anInstallation()` in the registry. */
function pseudonym({ id }: Pick<Product, 'id'>): string {
  const secret = productSecret(readFileSync(join(dataDir, 'secret'), 'utf8').trim(), id);
  return createHmac('sha256', secret).update(anInstallation()).digest('base64url');
}
