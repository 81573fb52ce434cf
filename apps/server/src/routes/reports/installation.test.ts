import { pseudonymOf } from '@usance/collector';
import { openRegistry } from '@usance/registry';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDataFolder } from '../../data-folder.ts';
import { productSecret, readAppSecret } from '../../secrets.ts';
import { aFeature, aPlan, aProperty } from '../../testing/a-plan.ts';
import { anInstallation, aSession, aSessionDay, aSync, dayFromToday } from '../../testing/a-sync.ts';
import { codeOf, cookieOf, setUp } from '../../testing/browser.ts';
import { filesHolding } from '../../testing/byte-search.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('installation');
const installation = anInstallation(7);
const stranger = anInstallation(999);
let server: TestServer;
let id: number;

beforeAll(async () => {
  server = await startTestServer(dataDir);
  const product = await server.newProduct();
  id = product.id;
  const plan = aPlan({
    features: { 'Export/PDF': aFeature() },
    properties: { theme: aProperty({ values: ['a rare one'] }) },
  });
  await server.api.putPlan(id, { plan, reason: 'Tells which look is polished first.' });
  const contexts = [{ app: { version: '4.2.0' }, system: { os: 'Linux' }, properties: { theme: 'a rare one' } }];
  const sessionDays = [
    aSessionDay({ day: dayFromToday(-1), uses: [['Export/PDF', 3]] }),
    aSessionDay({ session: aSession(2), seconds: 90 }),
  ];
  for (const sync of [
    aSync(product.key, { installation, contexts, sessionDays }),
    aSync(product.key, { installation: anInstallation(8) }),
  ])
    await server.send('POST', '/v1/sync', { body: sync, token: null });
});

afterAll(() => removeFolder(dataDir));

const place = () => `/api/v1/products/${id}/installation`;
const look = (body: object, token?: string | null) =>
  server.send('POST', place(), { body, ...(token === undefined ? {} : { token }) });
const audit = async (query: Record<string, string> = {}) => server.api.audit(id, { query });
const newest = async () => (await audit({ limit: '1' })).entries[0];

describe('one installation', () => {
  test('is opened by its ID: all that is kept of it, and nothing of another', async () => {
    const found = await server.api.installation(id, { installation });

    expect(found).toMatchObject({
      firstDay: dayFromToday(-10),
      lastDay: dayFromToday(0),
      days: 2,
      sessions: 2,
      seconds: 150,
      exceptions: [],
      isComplete: true,
    });
    expect(found.sessionDays).toMatchObject([
      { day: dayFromToday(0), seconds: 90, version: '4.2.0', os: 'Linux', properties: { theme: 'a rare one' } },
      { day: dayFromToday(-1), features: [{ name: 'Export/PDF', uses: 3, total: 0 }] },
    ]);
    const today = await server.api.installation(id, { installation, from: 'today' });
    expect(today.sessionDays.map(({ day }) => day)).toEqual([dayFromToday(0)]);
  });

  test('is kept by nobody on the way, and says what it does not know', async () => {
    const found = await look({ installation });
    const missing = await look({ installation: stranger });

    expect([found.status, found.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect([missing.status, await codeOf(missing)]).toEqual([404, 'not-found']);
    expect(await found.text()).not.toContain(installation);
  });

  test('of one product is not there in another', async () => {
    const other = await server.newProduct();

    await expect(server.api.installation(other.id, { installation })).rejects.toMatchObject({
      problem: { code: 'not-found', at: 'installation' },
    });
  });

  test('is opened by those who may inspect, whatever else others may', async () => {
    const tokenOf = async (...scopes: ('read' | 'manage' | 'inspect')[]) =>
      (await server.api.createToken({ name: scopes.join(), scopes })).token;
    const before = (await audit()).entries.length;

    for (const token of [await tokenOf('read'), await tokenOf('manage'), await tokenOf('read', 'manage')]) {
      const refused = await look({ installation }, token);
      expect([refused.status, await codeOf(refused)]).toEqual([403, 'not-allowed']);
    }
    expect((await look({ installation }, null)).status).toBe(401);
    expect((await audit()).entries).toHaveLength(before);
    expect((await look({ installation }, await tokenOf('inspect'))).status).toBe(200);
  });

  test('cannot be opened by a token that one without the scope made', async () => {
    const { token } = await server.api.createToken({ name: 'CI', scopes: ['manage'] });
    const body = { name: 'Mine', scopes: ['read', 'inspect'] };

    const refused = await server.send('POST', '/api/v1/tokens', { body, token });

    expect(await refused.json()).toMatchObject({ code: 'not-allowed', at: 'scopes', status: 403 });
    expect((await server.api.tokens()).tokens.map(({ name }) => name)).not.toContain('Mine');
    const allowed = await server.send('POST', '/api/v1/tokens', {
      body: { ...body, scopes: ['read', 'manage'] },
      token,
    });
    expect(allowed.status).toBe(201);
  });

  test.each([
    [{}, 'installation'],
    [{ installation: 7 }, 'installation'],
    [{ installation: 'me' }, 'installation'],
    [{ installation: [installation] }, 'installation'],
    [{ installation: `${installation}0` }, 'installation'],
    [{ installation: installation.toUpperCase() }, 'installation'],
    [{ installation: "' OR 1=1 --" }, 'installation'],
    [{ installation, ordinal: 1 }, 'ordinal'],
    [{ installation, from: 'yesterday' }, 'from'],
    [{ installation, from: '2026-02-30' }, 'from'],
    [{ installation, from: 'today', to: '-1d' }, 'from'],
    [{ installation, to: '9999-12-31' }, 'to'],
  ])('is not opened by %j', async (body, at) => {
    const before = (await audit()).entries.length;

    const answer = await look(body);

    expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid-request', at });
    expect((await audit()).entries).toHaveLength(before);
  });

  test('is asked for in the body alone', async () => {
    expect((await server.send('GET', `${place()}?installation=${installation}`)).status).toBe(405);
    expect((await server.send('POST', `${place()}?installation=${installation}`)).status).toBe(400);
  });
});

describe('the audit log', () => {
  test('has every look with who looked, whether anything was found or not', async () => {
    const { token, id: tokenId } = await server.api.createToken({ name: 'Support', scopes: ['inspect'] });
    const by = { kind: 'token', id: tokenId, name: 'Support' };

    await look({ installation }, token);
    expect(await newest()).toMatchObject({ by, action: 'installation-view', outcome: 'found' });
    await look({ installation: stranger }, token);
    expect(await newest()).toMatchObject({ by, action: 'installation-view', outcome: 'not-found' });
    expect(Date.now() - Date.parse((await newest())?.at ?? '')).toBeLessThan(60_000);

    await server.api.deleteToken(tokenId);
    expect(await newest()).toMatchObject({ by });
  });

  test('names the person who looked at a browser', async () => {
    const cookie = cookieOf(await setUp(server));
    const headers = { cookie, origin: server.url };

    const found = await server.send('POST', place(), { body: { installation }, headers, token: null });

    expect(found.status).toBe(200);
    expect(await newest()).toMatchObject({ by: { kind: 'person', id: 1, name: 'Olga Owner' }, outcome: 'found' });
  });

  test('is read a page at a time, by those who may manage', async () => {
    for (const each of [1, 2, 3, 4, 5]) await look({ installation: anInstallation(each) });
    const all = (await audit()).entries.map((entry) => entry.id);
    const { token } = await server.api.createToken({ name: 'Reader', scopes: ['read', 'inspect'] });

    const first = await audit({ limit: '3' });
    const second = await audit({ limit: '1000', before: String(first.next) });

    expect(first.entries.map((entry) => entry.id)).toEqual(all.slice(0, 3));
    expect([...first.entries, ...second.entries].map((entry) => entry.id)).toEqual(all);
    expect(second.next).toBeNull();
    expect((await server.send('GET', `/api/v1/products/${id}/audit`, { token })).status).toBe(403);
    expect((await server.send('GET', `/api/v1/products/${id}/audit`, { token: null })).status).toBe(401);
  });

  test.each([
    ['limit=0', 'invalid-request', 'limit'],
    ['limit=1001', 'invalid-request', 'limit'],
    ['before=-1', 'invalid-request', 'before'],
    ['before=1&before=2', 'invalid-request', 'before'],
    ['befor=1', 'unknown-parameter', 'befor'],
  ])('cannot be asked for %s', async (query, code, at) => {
    const answer = await server.send('GET', `/api/v1/products/${id}/audit?${query}`);

    expect(await answer.json()).toMatchObject({ status: 400, code, at });
  });

  test('is in a log that shows whether it was changed', async () => {
    const { head, ...checked } = await server.api.auditCheck(id);
    expect(checked).toEqual({ entries: (await audit()).entries.length, linkedFrom: 1, broken: null, hasNoted: null });
    expect(await server.api.auditCheck(id, { query: { noted: head } })).toMatchObject({ hasNoted: true });
    expect(await server.api.auditCheck(id, { query: { noted: 'another' } })).toMatchObject({ hasNoted: false });
  });

  // The last of all: it closes the server.
  test('says nowhere which installation it was', async () => {
    const { entries } = await audit();
    expect(Object.keys(entries[0] ?? {}).toSorted()).toEqual(['action', 'at', 'by', 'id', 'outcome']);
    await server.close();

    expect(filesHolding(dataDir, ['installation-view'])).not.toEqual([]);
    expect(filesHolding(dataDir, [installation, stranger])).toEqual([]);
    // Who was looked for and never heard of leaves nothing, not even what would stand for it.
    const { secretFile, registryFile } = openDataFolder(dataDir);
    const secret = productSecret(readAppSecret(undefined, secretFile), id);
    const registry = await openRegistry({ kind: 'sqlite', file: registryFile }, {});
    const pseudonyms = [installation, stranger].map((one) => pseudonymOf(secret, one));
    expect([...(await registry.installations.find(id, pseudonyms)).keys()]).toEqual([pseudonyms[0]]);
    await registry.close();
    expect(filesHolding(dataDir, [pseudonyms[1] ?? ''])).toEqual([]);
  });
});
