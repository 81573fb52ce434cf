import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { anOwner, codeOf, cookieOf, setCookieOf, setUp, signIn } from '../../testing/browser.ts';
import { filesHolding } from '../../testing/byte-search.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

describe('the set-up link', () => {
  let dataDir = '';
  let server: TestServer;

  afterEach(async () => {
    await server.close();
    removeFolder(dataDir);
  });

  test('makes one owner of two who use it at once', async () => {
    dataDir = newFolder('setup');
    server = await startTestServer(dataDir);

    const answers = await Promise.all([setUp(server), setUp(server, { email: 'eve@example.com' })]);

    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    const loser = answers.find(({ status }) => status !== 201);
    expect(loser && (await codeOf(loser))).toBe('conflict');
    expect(loser && setCookieOf(loser)).toBe('');
    expect(await server.api.setup()).toEqual({ needed: false });
  });

  test('works once, and leaves with its owner', async () => {
    dataDir = newFolder('setup');
    server = await startTestServer(dataDir);
    const token = server.setupLink?.split('#')[1] ?? '';
    expect((await setUp(server)).status).toBe(201);

    const second = await setUp(server);
    expect([second.status, await codeOf(second)]).toEqual([403, 'not-allowed']);

    await server.close();
    server = await startTestServer(dataDir);
    expect(server.setupLink).toBeUndefined();
    expect((await setUp(server, { token })).status).toBe(403);
  });

  test('is another at each start, until it is used', async () => {
    dataDir = newFolder('setup');
    server = await startTestServer(dataDir);
    const token = server.setupLink?.split('#')[1] ?? '';
    await server.close();
    server = await startTestServer(dataDir);

    expect((await setUp(server, { token })).status).toBe(403);
    expect((await setUp(server)).status).toBe(201);
  });

  test('cannot be guessed in a minute', async () => {
    dataDir = newFolder('setup');
    server = await startTestServer(dataDir, {}, { now: () => new Date('2026-11-23T10:00:00Z') });

    const answers = await Promise.all(Array.from({ length: 21 }, (_, i) => setUp(server, { token: `guess ${i}` })));

    expect(answers.filter(({ status }) => status === 403)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});

describe('a person', () => {
  const dataDir = newFolder('session');
  let time = new Date('2026-11-23T10:00:00Z');
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(dataDir, {}, { now: () => time });
    await setUp(server);
  });

  afterEach(() => {
    time = new Date(time.getTime() + minuteMs); // tries to sign in are counted by the minute
  });

  afterAll(() => removeFolder(dataDir));

  const signedIn = async () => cookieOf(await signIn(server));
  const me = (cookie: string) => server.send('GET', '/api/v1/session', { headers: { cookie }, token: null });

  test('is signed in by a cookie that no script reads and no other site sends', async () => {
    const answer = await signIn(server);

    expect(await answer.json()).toEqual({ id: 1, name: anOwner.name, email: anOwner.email, role: 'owner' });
    const [secret, ...flags] = setCookieOf(answer).split('; ');
    expect(secret).toMatch(/^usance_session=[\w-]{43}$/);
    expect(flags.toSorted()).toEqual([
      `Expires=${new Date(time.getTime() + 14 * dayMs).toUTCString()}`,
      'HttpOnly',
      'Path=/',
      'SameSite=Strict',
    ]);
    expect((await me(cookieOf(answer))).status).toBe(200);
  });

  test('gets the same answer to a wrong password and to an unknown address', async () => {
    const wrong = await signIn(server, {}, { email: anOwner.email, password: 'incorrect horse' });
    const unknown = await signIn(server, {}, { email: 'nobody@example.com', password: 'incorrect horse' });

    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(await unknown.text()).toBe(await wrong.text());
    expect([...unknown.headers.keys()]).toEqual([...wrong.headers.keys()]);
  });

  test('signs in whatever the case of the address', async () => {
    const answer = await signIn(server, {}, { email: 'OLGA@Example.com', password: anOwner.password });

    expect(answer.status).toBe(200);
  });

  test('gets a new secret at each sign-in, never one that somebody brought', async () => {
    const brought = `usance_session=${'a'.repeat(43)}`;

    const first = cookieOf(await signIn(server, { cookie: brought }));
    const second = cookieOf(await signIn(server, { cookie: first }));

    expect(new Set([brought, first, second]).size).toBe(3);
    expect((await me(brought)).status).toBe(401);
  });

  test('is signed out for good', async () => {
    const cookie = await signedIn();
    const other = await signedIn();

    const answer = await server.send('DELETE', '/api/v1/session', { headers: { cookie }, token: null });

    expect(answer.status).toBe(204);
    expect(setCookieOf(answer)).toMatch(/^usance_session=; .*Expires=Thu, 01 Jan 1970/);
    expect((await me(cookie)).status).toBe(401);
    expect((await me(other)).status).toBe(200);
  });

  test('is signed out after two weeks', async () => {
    const cookie = await signedIn();
    const before = time;

    time = new Date(before.getTime() + 14 * dayMs - 1);
    expect((await me(cookie)).status).toBe(200);
    time = new Date(before.getTime() + 14 * dayMs);
    expect((await me(cookie)).status).toBe(401);
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['no page at all', {}],
  ])('changes nothing from %s', async (_, headers) => {
    const cookie = await signedIn();

    const answer = await server.send('POST', '/api/v1/products', {
      body: { name: 'Evil' },
      headers: { cookie, ...headers },
      token: null,
    });

    expect([answer.status, await codeOf(answer)]).toEqual([403, 'cross-site']);
    expect((await server.api.products()).products).toEqual([]);
  });

  test('is neither signed in nor signed out by another site', async () => {
    const cookie = await signedIn();
    const headers = { cookie, origin: 'https://evil.example' };

    expect((await signIn(server, headers)).status).toBe(403);
    expect((await server.send('DELETE', '/api/v1/session', { headers, token: null })).status).toBe(403);
    expect((await me(cookie)).status).toBe(200);
  });

  test('changes things from the server’s own pages', async () => {
    const headers = { cookie: await signedIn(), origin: server.url };

    const made = await server.send('POST', '/api/v1/tokens', {
      body: { name: 'CI', scopes: ['read'] },
      headers,
      token: null,
    });

    expect(made.status).toBe(201);
  });

  test('may try to sign in twenty times a minute', async () => {
    const tries = await Promise.all(Array.from({ length: 21 }, () => signIn(server)));

    const refused = tries.filter(({ status }) => status !== 200);
    expect(refused.map(({ status }) => status)).toEqual([429]);
    expect(refused[0]?.headers.get('retry-after')).toBe('60');
    time = new Date(time.getTime() + minuteMs);
    expect((await signIn(server)).status).toBe(200);
  });

  test('leaves neither password nor secret in the data folder', async () => {
    const secret = (await signedIn()).split('=')[1] ?? '';

    await server.close();

    expect(filesHolding(dataDir, [anOwner.email])).not.toEqual([]);
    expect(filesHolding(dataDir, [anOwner.password, secret])).toEqual([]);
  });
});

describe('behind https', () => {
  test('the cookie goes over https only, and the public address is the own origin', async () => {
    const dataDir = newFolder('https');
    const server = await startTestServer(dataDir, { BASE_URL: 'https://usage.example.com/' });

    const answer = await setUp(server);
    const headers = { cookie: cookieOf(answer), origin: 'https://usage.example.com' };
    const made = await server.send('POST', '/api/v1/products', { body: { name: 'Field Notes' }, headers, token: null });

    expect(server.setupLink).toMatch(/^https:\/\/usage\.example\.com\/setup#[\w-]{43}$/);
    expect(setCookieOf(answer)).toContain('; Secure');
    expect(made.status).toBe(201);
    await server.close();
    removeFolder(dataDir);
  });
});
