import type { Answer } from '@usance/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aSessionDay, aSync } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('refusals');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

/** A session day with two items that are refused: a field that is no number, and a use without a name. */
const partlyBad = () =>
  aSessionDay({
    localHour: 'noon',
    uses: [
      ['Export/PDF', 1],
      ['', 1],
    ],
  });

test('what an answer names as refused is in the report, and in that of no other product', async () => {
  const [product, other] = [await server.newProduct(), await server.newProduct()];
  const body = aSync(product.key, { sessionDays: [partlyBad()], weeks: [{ report: 'no' }] });

  const reply = await server.send('POST', '/v1/sync', { body, token: null });

  const { accepted, refused } = (await reply.json()) as Answer;
  expect([accepted, refused.map(({ code }) => code)]).toEqual([1, ['invalid', 'invalid', 'invalid']]);
  await vi.waitFor(async () => {
    const { rows, totals } = await server.api.report(product.id, 'refusals', { query: { interval: 'total' } });
    expect(rows).toMatchObject([{ code: 'invalid', items: 3, share: 1 }]);
    expect(totals).toEqual({ items: 3 });
  }, 5_000);
  expect((await server.api.report(other.id, 'refusals', { query: {} })).rows).toEqual([]);
});

test('a sync that is refused as a whole, or of a product that collects nothing, is counted nowhere', async () => {
  const [product, silent] = [await server.newProduct(), await server.newProduct({ collect: 'none' })];
  await server.send('POST', '/v1/sync', { body: aSync(silent.key, { sessionDays: [partlyBad()] }), token: null });
  const tooBad = { sessionDays: Array.from({ length: 101 }, () => ({})) };
  const reply = await server.send('POST', '/v1/sync', { body: aSync(product.key, tooBad), token: null });
  expect(reply.status).toBe(400);
  // Written after the others, if they were to be written.
  await server.send('POST', '/v1/sync', { body: aSync(product.key, { sessionDays: [partlyBad()] }), token: null });

  await vi.waitFor(async () => {
    const { totals } = await server.api.report(product.id, 'refusals', { query: {} });
    expect(totals).toEqual({ items: 2 });
  }, 5_000);
  expect((await server.api.report(silent.id, 'refusals', { query: {} })).rows).toEqual([]);
});
