import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aSync } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('pages');
const origin = 'https://notes.example';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

const post = async (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}/v1/sync`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('the collector, asked by a page of another origin', () => {
  test('allows what the SDK sends, for a day', async () => {
    const answer = await fetch(`${server.url}/v1/sync`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-encoding,content-type',
      },
    });

    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type, content-encoding',
      'access-control-max-age': '86400',
    });
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
  });

  test('counts no preflight as a sync', async () => {
    const counted = async () =>
      [...(await (await fetch(`${server.url}/metrics`)).text()).matchAll(/^usance_syncs_total.* (\d+)$/gm)]
        .map(([, count]) => Number(count))
        .reduce((sum, count) => sum + count, 0);
    const before = await counted();

    await fetch(`${server.url}/v1/sync`, { method: 'OPTIONS', headers: { origin } });

    expect(await counted()).toBe(before);
  });

  test.each<[number, (key: string) => Promise<unknown>, Record<string, string>?]>([
    [200, async (key: string) => aSync(key)],
    [400, async () => 'not JSON'],
    [401, async () => aSync('pk_00000000000000000000')],
    [413, async () => 'x'.repeat(1_100_000)],
    [415, async (key: string) => aSync(key), { 'content-encoding': 'br' }],
    [415, async (key: string) => aSync(key), { 'content-type': 'text/plain' }],
  ])('lets it read an answer with status %d', async (status, bodyFor, headers = {}) => {
    const { key } = await server.newProduct();

    const answer = await post(await bodyFor(key), headers);

    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toBe('retry-after, date');
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
  });

  test('lets it read when to come again', async () => {
    const { key } = await server.newProduct({ syncsPerMinutePerAddress: 1 });
    await post(aSync(key));

    const answer = await post(aSync(key));

    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toBe('retry-after, date');
  });

  test('allows nothing of the rest of the API', async () => {
    for (const path of ['/api/v1/products', '/api/openapi.json', '/healthz/live', '/']) {
      const answer = await fetch(`${server.url}${path}`, { headers: { origin } });
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    }
    const preflight = await fetch(`${server.url}/api/v1/products`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
    });
    expect(preflight.ok).toBe(false);
    expect(preflight.headers.has('access-control-allow-origin')).toBe(false);
  });
});
