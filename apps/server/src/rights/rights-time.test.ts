import type { Product } from '@usance/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anInstallation, aSync } from '../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../testing/test-server.ts';
import { toldApartByTime } from '../testing/told-apart.ts';

const rounds = 80;
const kinds = ['known', 'unknown', 'erased', 'of another product'] as const;
type Kind = (typeof kinds)[number];

let dataDir: string;
let server: TestServer;
let product: Product;
let asked = 0;

/** From a network of its own each time, so that nobody asks too often. */
const post = (path: string, body: unknown) =>
  server.send('POST', path, {
    body,
    headers: { 'x-forwarded-for': `10.${asked >> 8}.${asked++ & 255}.1` },
    token: null,
  });

const idOf = (kind: Kind, round: number) => anInstallation(1_000 * kinds.indexOf(kind) + round);
const request = (path: string, kind: Kind, round: number) =>
  post(path, { key: product.key, installation: idOf(kind, round) });

/** A server with somebody of each kind for every round. No erasure begins meanwhile: it would after a minute. */
beforeAll(async () => {
  dataDir = newFolder('rights-time');
  server = await startTestServer(dataDir, { TRUST_PROXY: 'loopback' });
  const [its, other] = [await server.newProduct(), await server.newProduct()];
  product = its;
  const everybody = (kind: Kind, ask: (round: number) => Promise<Response>) =>
    Array.from({ length: 2 * rounds + 1 }, async (_, round) =>
      expect([kind, (await ask(round)).ok]).toEqual([kind, true]),
    );
  const feed = ({ key }: Product, kind: Kind) =>
    everybody(kind, (round) => post('/v1/sync', aSync(key, { installation: idOf(kind, round) })));
  await Promise.all([...feed(its, 'known'), ...feed(its, 'erased'), ...feed(other, 'of another product')]);
  await Promise.all(everybody('erased', (round) => request('/v1/erase', 'erased', round)));
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

test.each<[string, number, readonly Kind[]]>([
  // Whoever is known is answered with what is kept, which takes longer the more it is, and is no secret to who asked.
  ['/v1/export', 200, ['unknown', 'erased', 'of another product']],
  ['/v1/erase', 202, kinds],
])('%s answers %i to all of them, and after the same time', async (path, status, asking) => {
  const ask = async (kind: Kind, round: number) => {
    const answer = await request(path, kind, round);
    await answer.arrayBuffer();
    expect(answer.status).toBe(status);
  };
  await Promise.all(asking.map((kind) => ask(kind, 2 * rounds))); // whatever is done once only

  expect(await toldApartByTime(asking, rounds, ask)).toEqual([]);
});
