import type { Segment } from '@usance/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anInstallation, aSession, aSessionDay, aSync } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('segments');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

/** A product with installations on these systems, one each, of the edition beside it. */
async function aProduct(...systems: [os: string, edition: string][]) {
  const { id, key } = await server.newProduct();
  for (const [index, [os, edition]] of systems.entries()) {
    const sync = aSync(key, {
      installation: anInstallation(index),
      contexts: [{ app: { version: '4.2.0', edition }, system: { os } }],
      sessionDays: [aSessionDay({ session: aSession(index) })],
    });
    expect((await server.send('POST', '/v1/sync', { body: sync, token: null })).status).toBe(200);
  }
  return id;
}

/** How many installations a question finds today. */
async function active(id: number, query: Record<string, string>): Promise<number | undefined> {
  const answer = await server.api.report(id, 'activity', { query: { from: 'today', interval: 'total', ...query } });
  return answer.rows[0]?.active;
}

const refused = (code: string, at?: string, detail = '') =>
  expect.objectContaining({
    problem: expect.objectContaining({
      code,
      ...(at === undefined ? {} : { at }),
      detail: expect.stringContaining(detail) as string,
    }) as object,
  }) as Error;

describe('segments', () => {
  test('are made, listed, changed and deleted', async () => {
    const { api } = server;
    const { id } = await server.newProduct();

    const made = await api.createSegment(id, { name: 'Pros', filter: 'edition=Pro&os=Windows,macOS' });
    expect(made).toMatchObject({ name: 'Pros', filter: 'edition=Pro&os=Windows%2CmacOS' });
    expect((await api.segments(id)).segments).toEqual([made]);
    const changed = await api.changeSegment(id, made.id, { filter: 'version=~^4%5C.' });
    expect(changed).toEqual({ ...made, filter: 'version=%7E%5E4%5C.' });
    await api.deleteSegment(id, made.id);
    expect((await api.segments(id)).segments).toEqual([]);
    await expect(api.deleteSegment(id, made.id)).rejects.toEqual(refused('not-found'));
    await expect(api.changeSegment(id, made.id, { name: 'x' })).rejects.toEqual(refused('not-found'));
  });

  test('have names of their own within a product', async () => {
    const [first, second] = [await server.newProduct(), await server.newProduct()];
    await server.api.createSegment(first.id, { name: 'Pros', filter: 'edition=Pro' });

    await expect(server.api.createSegment(first.id, { name: 'Pros', filter: 'os=Linux' })).rejects.toEqual(
      refused('conflict'),
    );
    await expect(server.api.createSegment(second.id, { name: 'Pros', filter: 'os=Linux' })).resolves.toBeTruthy();
  });

  test.each([
    [{ name: 'x', filter: 'oss=Linux' }, 'unknown-parameter', 'filter'],
    [{ name: 'x', filter: 'interval=day' }, 'unknown-parameter', 'filter'],
    [{ name: 'x', filter: 'segment=Pros' }, 'unknown-parameter', 'filter'],
    [{ name: 'x', filter: 'cores=many' }, 'invalid-filter', 'filter'],
    [{ name: 'x', filter: 'os=~(' }, 'invalid-filter', 'filter'],
    [{ name: 'x', filter: '&' }, 'invalid-filter', 'filter'],
    [{ name: 'x', filter: 'os=Linux&os=macOS' }, 'invalid-filter', 'filter'],
    [{ name: 'x', filter: '' }, 'invalid-request', 'filter'],
    [{ name: 'a,b', filter: 'os=Linux' }, 'invalid-request', 'name'],
    [{ name: '!a', filter: 'os=Linux' }, 'invalid-request', 'name'],
    [{ name: ' a', filter: 'os=Linux' }, 'invalid-request', 'name'],
    [{ name: 'a ', filter: 'os=Linux' }, 'invalid-request', 'name'],
    [{ name: 'a"', filter: 'os=Linux' }, 'invalid-request', 'name'],
    [{ name: '', filter: 'os=Linux' }, 'invalid-request', 'name'],
  ])('cannot be %j', async (segment, code, at) => {
    const { id } = await server.newProduct();

    await expect(server.api.createSegment(id, segment)).rejects.toEqual(refused(code, at));
    expect((await server.api.segments(id)).segments).toEqual([]);
  });

  test('are read by those who may read, and made by those who may manage', async () => {
    const { id } = await server.newProduct();
    const { token } = await server.api.createToken({ name: 'reader', scopes: ['read'] });
    const path = `/api/v1/products/${id}/segments`;
    const body = { name: 'Pros', filter: 'edition=Pro' };

    expect((await server.send('GET', path, { token })).status).toBe(200);
    expect((await server.send('GET', path, { token: null })).status).toBe(401);
    for (const [method, place] of [
      ['POST', path],
      ['PATCH', `${path}/1`],
      ['DELETE', `${path}/1`],
    ] as const)
      // prettier-ignore
      expect((await server.send(method, place, { token, ...(method === 'DELETE' ? {} : { body }) })).status).toBe(403);
  });
});

describe('a report of a segment', () => {
  test('is of what fulfils its filters and those of the question', async () => {
    const id = await aProduct(['Windows', 'Pro'], ['macOS', 'Pro'], ['Linux', 'Pro'], ['Windows', 'Free']);
    await server.api.createSegment(id, { name: 'Desk pros', filter: 'edition=Pro&os=Windows,macOS' });
    const segment = 'Desk pros';

    expect(await active(id, {})).toBe(4);
    expect(await active(id, { segment })).toBe(2);
    expect(await active(id, { segment, version: '4.2.0' })).toBe(2);
    expect(await active(id, { segment, version: '4.3.0' })).toBe(0);
    // The same key in both: each must hold, whichever stands first.
    expect(await active(id, { segment, os: 'Windows,Linux' })).toBe(1);
    expect(await active(id, { os: '!Windows', segment })).toBe(1);
  });

  test('says what was understood, in a form that can be asked again', async () => {
    const id = await aProduct(['Windows', 'Pro'], ['macOS', 'Pro']);
    await server.api.createSegment(id, { name: 'Pros', filter: 'edition=Pro&os=Windows,macOS' });

    const answer = await server.api.report(id, 'activity', { query: { segment: 'Pros', os: 'Windows' } });

    expect(answer.query).toMatchObject({ segment: 'Pros', edition: 'Pro', os: 'Windows', environment: 'production' });
    expect(answer.segment).toEqual({ name: 'Pros', filter: 'edition=Pro&os=Windows%2CmacOS' });
    const again = await server.api.report(id, 'activity', { query: answer.query });
    expect(again.rows).toEqual(answer.rows);
  });

  test('may choose an environment or kind that is not counted by default', async () => {
    const { id, key } = await server.newProduct();
    await server.send('POST', '/v1/sync', { body: aSync(key, { kind: 'ci' }), token: null });
    await server.api.createSegment(id, { name: 'CI', filter: 'kind=ci' });

    expect(await active(id, {})).toBe(0);
    expect(await active(id, { segment: 'CI' })).toBe(1);
    expect(await active(id, { segment: 'CI', kind: 'normal' })).toBe(0);
  });

  test('is another one after the segment changed, also for who remembers the answer', async () => {
    const id = await aProduct(['Windows', 'Pro'], ['macOS', 'Pro'], ['macOS', 'Pro']);
    const { id: number } = await server.api.createSegment(id, { name: 'Mine', filter: 'os=Windows' });
    const path = `/api/v1/products/${id}/reports/activity?from=today&interval=total&segment=Mine`;
    const first = await server.send('GET', path);

    await server.api.changeSegment(id, number, { filter: 'os=macOS' });

    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const second = await server.send('GET', path, { headers });
    expect(second.status).toBe(200);
    expect(((await second.json()) as { rows: object[] }).rows).toMatchObject([{ active: 2 }]);
    const { segments }: { segments: Segment[] } = await server.api.segments(id);
    expect(segments).toHaveLength(1);
  });

  test('that there is not is an error that names the nearest', async () => {
    const { id } = await server.newProduct();
    await expect(active(id, { segment: 'Pros' })).rejects.toEqual(refused('invalid-filter', 'segment', 'none yet'));
    await server.api.createSegment(id, { name: 'Pros', filter: 'edition=Pro' });
    await server.api.createSegment(id, { name: 'Amateurs', filter: 'edition=Free' });

    for (const [wrong, detail] of [
      ['Pro', '"Pros"'],
      ['pros', '"Pros"'],
      ['!Pros', 'turned round'],
      ['', '"Pros"'],
    ] as const)
      // prettier-ignore
      await expect(active(id, { segment: wrong })).rejects.toEqual(refused('invalid-filter', 'segment', detail));
    const twice = await server.send('GET', `/api/v1/products/${id}/reports/activity?segment=Pros&segment=Amateurs`);
    expect(twice.status).toBe(400);
  });
});
