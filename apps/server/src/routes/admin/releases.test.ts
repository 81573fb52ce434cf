import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayFromToday } from '../../testing/a-sync.ts';
import { codeOf } from '../../testing/browser.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('releases');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

describe('releases', () => {
  test('are told by a build, listed and deleted', async () => {
    const { api } = server;
    const { id } = await server.newProduct();

    const today = await api.createRelease(id, { version: '4.2.0' });
    const older = await api.createRelease(id, { version: '4.1.0', day: '2026-02-28', note: 'Faster' });

    expect(today).toEqual({ id: expect.any(Number) as number, version: '4.2.0', day: dayFromToday(0), note: null });
    expect(older).toMatchObject({ version: '4.1.0', day: '2026-02-28', note: 'Faster' });
    expect((await api.releases(id)).releases).toEqual([today, older]);
    await api.deleteRelease(id, today.id);
    expect((await api.releases(id)).releases).toEqual([older]);
    await expect(api.deleteRelease(id, today.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('of a version that is known are told anew, so that a build may run twice', async () => {
    const { id } = await server.newProduct();
    const first = await server.api.createRelease(id, { version: '4.2.0', day: '2026-10-01', note: 'First try' });

    const second = await server.api.createRelease(id, { version: '4.2.0', day: '2026-10-02' });

    expect(second).toEqual({ ...first, day: '2026-10-02', note: null });
    expect((await server.api.releases(id)).releases).toEqual([second]);
  });

  test('of one product are not those of another', async () => {
    const [one, other] = [await server.newProduct(), await server.newProduct()];
    const { id } = await server.api.createRelease(one.id, { version: '4.2.0' });

    expect((await server.api.releases(other.id)).releases).toEqual([]);
    await expect(server.api.deleteRelease(other.id, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(server.api.createRelease(other.id, { version: '4.2.0' })).resolves.toBeTruthy();
    expect((await server.api.releases(one.id)).releases).toHaveLength(1);
  });

  test.each([
    [{}, 'version'],
    [{ version: '' }, 'version'],
    [{ version: ' 4.2.0' }, 'version'],
    [{ version: '4.2.0\n' }, 'version'],
    [{ version: 42 }, 'version'],
    [{ version: 'v'.repeat(101) }, 'version'],
    [{ version: '4.2.0', day: '2026-02-30' }, 'day'],
    [{ version: '4.2.0', day: 'today' }, 'day'],
    [{ version: '4.2.0', day: 20_261_101 }, 'day'],
    [{ version: '4.2.0', note: 'two\nlines' }, 'note'],
    [{ version: '4.2.0', note: 'n'.repeat(501) }, 'note'],
    [{ version: '4.2.0', notes: 'x' }, 'notes'],
  ])('cannot be %j', async (body, at) => {
    const { id } = await server.newProduct();

    const answer = await server.send('POST', `/api/v1/products/${id}/releases`, { body });

    expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid-request', at });
    expect((await server.api.releases(id)).releases).toEqual([]);
  });

  test('are read by those who may read, and told by those who may manage', async () => {
    const { id } = await server.newProduct();
    const { token } = await server.api.createToken({ name: 'reader', scopes: ['read'] });
    const path = `/api/v1/products/${id}/releases`;

    expect((await server.send('GET', path, { token })).status).toBe(200);
    expect((await server.send('GET', path, { token: null })).status).toBe(401);
    const refused = await server.send('POST', path, { token, body: { version: '4.2.0' } });
    expect([refused.status, await codeOf(refused)]).toEqual([403, 'not-allowed']);
    expect((await server.send('DELETE', `${path}/1`, { token })).status).toBe(403);
  });
});
