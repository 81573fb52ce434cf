import type { NewShare, Product, SharedAnswer } from '@usance/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anInstallation, aSession, aSessionDay, aSync } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('shares');
let server: TestServer;
let product: Product;
let now = new Date();

beforeAll(async () => {
  server = await startTestServer(dataDir, {}, { now: () => now });
  product = await server.newProduct();
  await arrive(product, 0, ['Windows', 13], ['Linux', 6], ['macOS', 4]);
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

/** Lets so many new installations be active today with each system. */
async function arrive({ key }: Product, first: number, ...systems: [os: string, installations: number][]) {
  let number = first;
  for (const [os, installations] of systems)
    for (let index = 0; index < installations; index++) {
      number += 1;
      const sync = aSync(key, {
        installation: anInstallation(number),
        contexts: [{ app: { version: '4.2.0' }, system: { os } }],
        sessionDays: [aSessionDay({ session: aSession(number) })],
      });
      expect((await server.send('POST', '/v1/sync', { body: sync, token: null })).status).toBe(200);
    }
}

const bySystem: NewShare = { name: 'Systems', report: 'breakdown', query: { from: '-6d', by: 'os' }, leastGroup: 5 };

const look = (path: string) => server.send('GET', path, { token: null });
const seen = async (path: string) => (await (await look(path)).json()) as SharedAnswer;

const refused = (code: string, at: string, detail = '') =>
  expect.objectContaining({
    problem: expect.objectContaining({ code, at, detail: expect.stringContaining(detail) as string }) as object,
  }) as Error;

describe('a share link', () => {
  test('shows one answer without small groups to whoever has it, and keeps no trace of its secret', async () => {
    const { path, ...share } = await server.api.createShare(product.id, bySystem);

    expect(await seen(path)).toMatchObject({
      product: 'Field Notes',
      name: 'Systems',
      report: 'breakdown',
      leastGroup: 5,
      query: { by: 'os' },
      rows: [
        { value: 'Windows', installations: 10 },
        { value: 'Linux', installations: 5 },
      ],
    });
    const { definition, ...shown } = await seen(path);
    expect(definition).toMatch(/installations/);
    expect(JSON.stringify(shown)).not.toMatch(/macOS|sessions|hours|totals|provisional/);
    expect((await look(path)).headers.get('cache-control')).toBe('no-store');
    expect(share).toMatchObject({ range: 'rolling', createdBy: expect.any(String) as string, revokedAt: null });
    expect(JSON.stringify((await server.api.shares(product.id)).shares)).not.toContain(path.split('/').at(-1));
  });

  test('shows the same with one more installation, until a group is whole', async () => {
    const own = await server.newProduct();
    await arrive(own, 100, ['Windows', 12], ['Linux', 8]);
    const { path } = await server.api.createShare(own.id, bySystem);
    const before = await (await look(path)).text();

    await arrive(own, 200, ['Windows', 1]);
    expect(await (await look(path)).text()).toBe(before);
    await arrive(own, 300, ['Haiku', 1]);
    expect(await (await look(path)).text()).toBe(before);
    await arrive(own, 400, ['Windows', 2]);
    expect((await seen(path)).rows).toEqual([
      { value: 'Windows', installations: 15 },
      { value: 'Linux', installations: 5 },
    ]);
  });

  test('cannot be asked anything else', async () => {
    const { path } = await server.api.createShare(product.id, bySystem);

    for (const more of ['?os=Linux', '?from=today', '?leastGroup=1']) {
      const answer = await look(path + more);
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toContain('rows');
    }
  });

  test('ends when it expires or is ended, and then looks like one that never was', async () => {
    const ended = await server.api.createShare(product.id, bySystem);
    const expiring = await server.api.createShare(product.id, { ...bySystem, expiresInDays: 1 });
    await server.api.endShare(product.id, ended.id);
    await expect(server.api.endShare(product.id, ended.id)).rejects.toThrow('not ended yet');
    expect((await look(expiring.path)).status).toBe(200);

    const real = now;
    now = new Date(real.getTime() + 86_400_000);
    const answers = await Promise.all(
      [ended.path, expiring.path, `/api/v1/shared/us_${'x'.repeat(43)}`].map(async (path) => {
        const answer = await look(path);
        return [answer.status, await answer.text()];
      }),
    );
    now = real;

    expect(answers[0]?.[0]).toBe(404);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test('keeps a segment’s filters as they were', async () => {
    const { id: segment } = await server.api.createSegment(product.id, { name: 'Penguins', filter: 'os=Linux' });
    const question = { name: 'Penguins', report: 'activity', leastGroup: 5 };
    const query = { from: 'today', interval: 'total', segment: 'Penguins' };
    const { path, ...share } = await server.api.createShare(product.id, { ...question, query });

    await server.api.changeSegment(product.id, segment, { filter: 'os=Windows' });

    expect(share.query).toMatchObject({ os: 'Linux', compare: 'none' });
    expect((await seen(path)).rows).toMatchObject([{ active: 5, new: null, lost: null }]);
    await expect(
      server.api.createShare(product.id, { ...question, query: { ...query, os: '!macOS' } }),
    ).rejects.toEqual(refused('invalid-filter', 'query', 'same key'));
  });

  test.each<[Partial<NewShare>, string, string]>([
    [{ report: 'exceptions', query: {} }, 'invalid-request', 'report'],
    [{ report: 'nothing' }, 'unknown-report', ''],
    [{ query: { by: 'os', limit: '3' } }, 'invalid-request', 'limit'],
    [{ query: { by: 'os', compare: 'previous' } }, 'invalid-request', 'compare'],
    [{ query: { by: 'os,country' } }, 'invalid-request', 'by'],
    [{ query: { by: 'os', version: '~(' } }, 'invalid-filter', 'version'],
    [{ query: { by: 'os', vresion: '4' } }, 'unknown-parameter', 'vresion'],
    [{ leastGroup: 4 }, 'invalid-request', 'leastGroup'],
    [{ leastGroup: 6 }, 'conflict', 'leastGroup'],
    [{ query: { by: 'os', from: '-7d' } }, 'conflict', 'query'],
    [{ query: { by: 'os', from: '-6d', interval: 'day' } }, 'conflict', 'query'],
  ])('cannot be made of %j', async (change, code, at) => {
    const known = (await server.api.shares(product.id)).shares.length;

    await expect(server.api.createShare(product.id, { ...bySystem, ...change })).rejects.toMatchObject({
      problem: at === '' ? { code } : { code, at },
    });
    expect((await server.api.shares(product.id)).shares).toHaveLength(known);
  });

  test('is made and listed by those who may manage alone', async () => {
    const { token } = await server.api.createToken({ name: 'reader', scopes: ['read'] });
    const path = `/api/v1/products/${product.id}/shares`;

    expect((await server.send('GET', path, { token })).status).toBe(403);
    expect((await server.send('POST', path, { token, body: bySystem })).status).toBe(403);
    expect((await server.send('DELETE', `${path}/1`, { token })).status).toBe(403);
  });

  test('goes with its product', async () => {
    const own = await server.newProduct();
    const { path } = await server.api.createShare(own.id, bySystem);
    expect((await look(path)).status).toBe(200);

    await server.api.deleteProduct(own.id);

    expect((await look(path)).status).toBe(404);
  });

  test('is answered so often in a minute, and no more', async () => {
    const statuses = new Set<number>();
    for (let index = 0; index < 61; index++) statuses.add((await look(`/api/v1/shared/us_${'y'.repeat(43)}`)).status);

    expect(statuses).toContain(429);
  });
});
