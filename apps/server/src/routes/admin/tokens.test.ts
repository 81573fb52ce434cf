import type { Scope } from '@usance/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../../testing/browser.ts';
import { filesHolding } from '../../testing/byte-search.ts';
import { newFolder, ownerToken, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('tokens');
let server: TestServer;
let productId: number;

beforeAll(async () => {
  server = await startTestServer(dataDir);
  productId = (await server.newProduct()).id;
});

afterAll(() => removeFolder(dataDir));

const newToken = async (...scopes: Scope[]) => (await server.api.createToken({ name: scopes.join(), scopes })).token;

describe('a token', () => {
  test.each([
    ['GET', '/api/v1/products'],
    ['GET', '/api/v1/products/{id}'],
    ['GET', '/api/v1/products/{id}/arrival'],
    ['GET', '/api/v1/products/{id}/dimensions'],
    ['GET', '/api/v1/products/{id}/dimensions/os/values'],
    ['GET', '/api/v1/products/{id}/reports/activity'],
    ['GET', '/api/v1/products/{id}/reports/breakdown?by=os'],
  ])('that may read is let in to %s %s, and no token is not', async (method, path) => {
    const address = path.replace('{id}', `${productId}`);

    expect((await server.send(method, address, { token: await newToken('read') })).status).toBe(200);
    expect((await server.send(method, address, { token: await newToken('manage') })).status).toBe(200);
    expect((await server.send(method, address, { token: null })).status).toBe(401);
  });

  test.each([
    ['POST', '/api/v1/products', { name: 'Mine' }],
    ['PATCH', '/api/v1/products/{id}', { name: 'Mine' }],
    ['DELETE', '/api/v1/products/{id}', undefined],
    ['GET', '/api/v1/tokens', undefined],
    ['POST', '/api/v1/tokens', { name: 'Mine', scopes: ['manage'] }],
    ['DELETE', '/api/v1/tokens/1', undefined],
  ])('that may only read is kept from %s %s', async (method, path, body) => {
    const address = path.replace('{id}', `${productId}`);

    const answer = await server.send(method, address, { body, token: await newToken('read') });

    expect([answer.status, await codeOf(answer)]).toEqual([403, 'not-allowed']);
    expect((await server.send(method, address, { body, token: null })).status).toBe(401);
    expect((await server.api.product(productId)).name).toBe('Field Notes');
  });

  test('that may manage makes and removes products', async () => {
    const token = await newToken('manage');

    const made = await server.send('POST', '/api/v1/products', { body: { name: 'Mine' }, token });
    const { id } = (await made.json()) as { id: number };

    expect(made.status).toBe(201);
    expect((await server.send('DELETE', `/api/v1/products/${id}`, { token })).status).toBe(204);
  });

  test('opens nothing once it is deleted', async () => {
    const { id, token } = await server.api.createToken({ name: 'Short', scopes: ['read'] });
    expect((await server.send('GET', '/api/v1/products', { token })).status).toBe(200);

    await server.api.deleteToken(id);

    expect((await server.send('GET', '/api/v1/products', { token })).status).toBe(401);
    expect((await server.api.tokens()).tokens.map((other) => other.id)).not.toContain(id);
  });

  test('is no person', async () => {
    const answer = await server.send('GET', '/api/v1/session', { token: await newToken('read') });

    expect([answer.status, await codeOf(answer)]).toEqual([401, 'not-signed-in']);
  });

  test('shows its secret once, and nobody keeps it', async () => {
    const { token } = await server.api.createToken({ name: 'Secret', scopes: ['read'] });

    expect(token).toMatch(/^ut_[\w-]{43}$/);
    expect(await (await server.send('GET', '/api/v1/tokens')).text()).not.toContain(token);
    await server.close();
    expect(filesHolding(dataDir, ['Secret'])).not.toEqual([]);
    expect(filesHolding(dataDir, [token, ownerToken])).toEqual([]);
  });
});

describe('the owner’s token of the environment', () => {
  test('is made at the first start that names one, and never again', async () => {
    const folder = newFolder('owner-token');
    let running = await startTestServer(folder);
    const [owner] = (await running.api.tokens()).tokens;
    await running.api.deleteToken(owner?.id ?? 0);
    await running.close();

    running = await startTestServer(folder);
    expect((await running.send('GET', '/api/v1/products')).status).toBe(401);
    await running.close();

    const other = 'another-token-of-the-tests';
    running = await startTestServer(folder, { USANCE_OWNER_TOKEN: other });
    expect((await running.send('GET', '/api/v1/products', { token: other })).status).toBe(401);
    await running.close();
    removeFolder(folder);
  });
});
