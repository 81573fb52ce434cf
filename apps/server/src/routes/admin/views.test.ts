import { afterAll, beforeAll, expect, test } from 'vitest';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('views');
const weekly = { name: 'Weekly look', page: 'retention', query: 'from=-89d&os=Windows,macOS' };
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

const withCode = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) as object });

test('views are saved, listed and deleted, each product its own', async () => {
  const { api } = server;
  const [{ id }, other] = [await server.newProduct(), await server.newProduct()];

  const view = await api.createView(id, weekly);
  await api.createView(other.id, weekly);

  expect(view).toMatchObject(weekly);
  expect((await api.views(id)).views).toEqual([view]);
  await expect(api.createView(id, weekly)).rejects.toEqual(withCode('conflict'));
  await api.deleteView(id, view.id);
  expect((await api.views(id)).views).toEqual([]);
  await expect(api.deleteView(id, view.id)).rejects.toEqual(withCode('not-found'));
});

test.each([
  { ...weekly, name: ' ' },
  { ...weekly, page: '../../settings' },
  { ...weekly, page: '//elsewhere.example' },
  { ...weekly, page: 'javascript:alert(1)' },
  { ...weekly, query: 'from=-89d#main' },
  { ...weekly, query: 'from=-89d os=x' },
])('a view cannot be %j', async (view) => {
  const { id } = await server.newProduct();

  await expect(server.api.createView(id, view)).rejects.toEqual(withCode('invalid-request'));
  expect((await server.api.views(id)).views).toEqual([]);
});

test('views are read by those who may read, and saved and deleted by those who may manage', async () => {
  const { id } = await server.newProduct();
  const view = await server.api.createView(id, weekly);
  const { token } = await server.api.createToken({ name: 'reader', scopes: ['read'] });
  const path = `/api/v1/products/${id}/views`;

  expect((await server.send('GET', path, { token })).status).toBe(200);
  expect((await server.send('GET', path, { token: null })).status).toBe(401);
  expect((await server.send('POST', path, { token, body: { ...weekly, name: 'Mine' } })).status).toBe(403);
  expect((await server.send('DELETE', `${path}/${view.id}`, { token })).status).toBe(403);
});
