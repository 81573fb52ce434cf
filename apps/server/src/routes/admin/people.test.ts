import type { AccountWithLink, Person } from '@usance/api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeOf, cookieOf, credentials, setUp, signIn } from '../../testing/browser.ts';
import { filesHolding } from '../../testing/byte-search.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dayMs = 86_400_000;
const dataDir = newFolder('people');
let server: TestServer;
let now = new Date();
let owner = '';
let number = 0;

beforeAll(async () => {
  server = await startTestServer(dataDir, {}, { now: () => now });
  owner = cookieOf(await setUp(server));
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});
beforeEach(() => {
  now = new Date(now.getTime() + 120_000); // past every limit by the minute
  number += 1;
});

const password = 'a sentence of their own';
const invite = (role: Person['role'] = 'viewer') =>
  server.api.invite({ name: 'Vera', email: `Vera.${number}@example.com`, role });
const emailOf = () => `vera.${number}@example.com`;
const setPassword = ({ path }: AccountWithLink, chosen = password) =>
  server.send('POST', '/api/v1/password', { body: { token: path.split('#')[1], password: chosen }, token: null });
const as = (cookie: string, method: string, path: string, body?: unknown) =>
  server.send(method, path, {
    token: null,
    headers: { cookie, origin: server.url },
    ...(body === undefined ? {} : { body }),
  });
const isIn = async (cookie: string) => (await as(cookie, 'GET', '/api/v1/session')).status === 200;

describe('whoever is invited', () => {
  test('sets a password with a link that works once, and is signed in', async () => {
    const invited = await invite('manager');
    expect(invited).toMatchObject({ email: emailOf(), role: 'manager', hasPassword: false });
    expect((await signIn(server, {}, { email: emailOf(), password })).status).toBe(401);

    const answer = await setPassword(invited);

    expect(await answer.json()).toEqual({ id: invited.id, name: 'Vera', email: emailOf(), role: 'manager' });
    expect(await isIn(cookieOf(answer))).toBe(true);
    expect((await signIn(server, {}, { email: emailOf(), password })).status).toBe(200);
    const second = await setPassword(invited, 'another sentence');
    expect([second.status, await codeOf(second)]).toEqual([403, 'not-allowed']);
    const { people } = await server.api.people();
    expect(people.at(-1)).toMatchObject({ id: invited.id, hasPassword: true, linkExpiresAt: null });
    expect(filesHolding(dataDir, [invited.path.split('#')[1] ?? '', password])).toEqual([]);
  });

  test('needs the newest link, before it expires', async () => {
    const older = await invite();
    const newer = await server.api.makePasswordLink(older.id);
    expect((await setPassword(older)).status).toBe(403);

    const real = now;
    now = new Date(real.getTime() + 3 * dayMs);
    expect((await setPassword(newer)).status).toBe(403);
    now = new Date(real.getTime() + 3 * dayMs - 1_000);
    expect((await setPassword(newer)).status).toBe(201);
    now = real;
  });

  test('has an address of their own', async () => {
    await invite();

    await expect(invite()).rejects.toMatchObject({ problem: { code: 'conflict' } });
    await expect(
      server.api.invite({ name: 'Olga', email: credentials.email.toUpperCase(), role: 'viewer' }),
    ).rejects.toMatchObject({ problem: { code: 'conflict' } });
  });

  test('cannot have the link guessed in a minute', async () => {
    const codes = [];
    for (let index = 0; index < 21; index += 1)
      codes.push(await codeOf(await setPassword({ path: '#guess' } as AccountWithLink)));

    expect(codes[19]).toBe('not-allowed');
    expect(codes[20]).toBe('too-many-requests');
  });

  test('is not let in by a link that another site’s page sends', async () => {
    const { path } = await invite();
    const body = { token: path.split('#')[1], password };

    const answer = await server.send('POST', '/api/v1/password', {
      body,
      token: null,
      headers: { origin: 'https://evil.example' },
    });

    expect(await codeOf(answer)).toBe('cross-site');
  });
});

describe('whoever is signed in', () => {
  test('changes their password with the one they have, and is signed out everywhere else', async () => {
    const here = cookieOf(await setPassword(await invite()));
    const there = cookieOf(await signIn(server, {}, { email: emailOf(), password }));
    const change = (current: string) =>
      as(here, 'PUT', '/api/v1/session/password', { current, password: 'a better sentence' });

    const wrong = await change('a guess of mine');
    expect([wrong.status, await codeOf(wrong), await isIn(there)]).toEqual([403, 'not-allowed', true]);
    expect((await change(password)).status).toBe(204);

    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect((await signIn(server, {}, { email: emailOf(), password })).status).toBe(401);
    expect((await signIn(server, {}, { email: emailOf(), password: 'a better sentence' })).status).toBe(200);
  });

  test('ends the other sessions, and no session of anybody else', async () => {
    const here = cookieOf(await setPassword(await invite()));
    const there = cookieOf(await signIn(server, {}, { email: emailOf(), password }));

    expect((await as(here, 'DELETE', '/api/v1/session/others')).status).toBe(204);

    expect([await isIn(here), await isIn(there), await isIn(owner)]).toEqual([true, false, true]);
  });

  test('may do less or more from the moment their role is changed', async () => {
    const invited = await invite();
    const cookie = cookieOf(await setPassword(invited));
    const make = () => as(cookie, 'POST', '/api/v1/products', { name: 'Sea Notes' });
    expect((await make()).status).toBe(403);

    expect(await server.api.changePerson(invited.id, { role: 'manager' })).toMatchObject({ role: 'manager' });
    expect((await make()).status).toBe(201);
    await server.api.changePerson(invited.id, { role: 'viewer' });
    expect((await make()).status).toBe(403);
  });

  test('is out at once when the account is removed, and a link to it is worth nothing', async () => {
    const invited = await invite();
    const cookie = cookieOf(await setPassword(invited));
    const link = await server.api.makePasswordLink(invited.id);

    await server.api.removePerson(invited.id);

    expect(await isIn(cookie)).toBe(false);
    expect((await setPassword(link)).status).toBe(403);
    await expect(server.api.removePerson(invited.id)).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('an owner', () => {
  test('is always left who can sign in', async () => {
    const self = (await server.api.people()).people.find(({ email }) => email === credentials.email);
    const id = self?.id ?? 0;
    await invite('owner'); // has no password yet

    await expect(server.api.removePerson(id)).rejects.toMatchObject({ problem: { code: 'conflict' } });
    await expect(server.api.changePerson(id, { role: 'viewer' })).rejects.toMatchObject({
      problem: { code: 'conflict' },
    });
    expect(await isIn(owner)).toBe(true);
  });

  test('sees who changed what', async () => {
    const { id } = await invite();
    await as(owner, 'PATCH', `/api/v1/people/${id}`, { role: 'manager' });
    await setPassword(await server.api.makePasswordLink(id));
    await as(owner, 'DELETE', `/api/v1/people/${id}`);

    const { changes } = await server.api.peopleChanges();

    expect(changes.slice(0, 5).map(({ action, by, role }) => [action, by.kind, by.name, role])).toEqual([
      ['removed', 'person', 'Olga Owner', 'manager'],
      ['password-set', 'person', 'Vera', 'manager'],
      ['link-made', 'token', 'Owner', 'manager'],
      ['role-changed', 'person', 'Olga Owner', 'manager'],
      ['invited', 'token', 'Owner', 'viewer'],
    ]);
    expect(changes.slice(0, 5).every(({ person }) => person.id === id && person.name === 'Vera')).toBe(true);
  });
});

test('nobody makes or deletes a token that may more than they', async () => {
  const cookie = cookieOf(await setPassword(await invite('manager')));
  const { id } = await server.api.createToken({ name: 'nightly', scopes: ['backup'] });

  const made = await as(cookie, 'POST', '/api/v1/tokens', { name: 'mine', scopes: ['people'] });
  const deleted = await as(cookie, 'DELETE', `/api/v1/tokens/${id}`);

  expect([await codeOf(made), await codeOf(deleted)]).toEqual(['not-allowed', 'not-allowed']);
});
