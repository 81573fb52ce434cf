import { scopesOfRole, type Role, type Scope } from '@usance/api';
import { catalog } from '@usance/reports';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPlan } from '../testing/a-plan.ts';
import { cookieOf, setUp } from '../testing/browser.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../testing/test-server.ts';

/** What a route asks for: a scope; `person`, whatever their role; or nothing. */
type Need = Scope | 'person' | 'nothing';

interface Route {
  need: Need;
  /** One that its schema takes. */
  body?: object;
}

const id = '6f9c2f6e-3d5b-4a27-9b0f-3f1c55b2f7aa';
const password = 'correct horse battery';
const emptyProfile = Object.fromEntries(
  ['vendorName', 'vendorAddress', 'contact', 'dataProtectionContact', 'hoster', 'hostingRegion', 'supervisoryAuthority', 'policyUrl', 'isForChildren'].map((name) => [name, null]), // prettier-ignore
);
const legalBases = { basic: null, usage: null, diagnostics: null, content: null, messages: null };
const proof = { server: 'https://usage.example.com', startedAt: '2026-11-26T03:30:00.000Z', finishedAt: '2026-11-26T03:32:00.000Z' }; // prettier-ignore
const finding = { promise: 'erasure', says: 'Gone.', outcome: 'passed', tried: 'It.', seen: 'That.' };
const publicQuestion = { kind: 'values', from: '2026-01-01', to: '2026-01-31', dimension: 'os', values: ['Linux'] };

/** Every route of the API's description, and whom it is for. A route that is new has to be entered here. */
const routes: Record<string, Route> = {
  'GET /api/v1/setup': { need: 'nothing' },
  'POST /api/v1/setup': { need: 'nothing' },
  'POST /api/v1/session': { need: 'nothing' },
  'DELETE /api/v1/session': { need: 'nothing' },
  'POST /api/v1/password': { need: 'nothing' },
  'GET /api/v1/shared/{secret}': { need: 'nothing' },
  'GET /p/{key}/numbers.json': { need: 'nothing' },

  'GET /api/v1/session': { need: 'person' },
  'DELETE /api/v1/session/others': { need: 'person' },
  'PUT /api/v1/session/password': { need: 'person', body: { current: password, password } },

  'GET /api/v1/reports': { need: 'read' },
  'GET /api/v1/proofs': { need: 'read' },
  'GET /api/v1/products': { need: 'read' },
  'GET /api/v1/products/{id}': { need: 'read' },
  'GET /api/v1/products/{id}/arrival': { need: 'read' },
  'GET /api/v1/products/{id}/days': { need: 'read' },
  'GET /api/v1/products/{id}/features': { need: 'read' },
  'GET /api/v1/products/{id}/live': { need: 'read' },
  'GET /api/v1/products/{id}/erasures': { need: 'read' },
  'GET /api/v1/products/{id}/requests': { need: 'read' },
  'GET /api/v1/products/{id}/retention': { need: 'read' },
  'GET /api/v1/products/{id}/privacy-profile': { need: 'read' },
  'GET /api/v1/products/{id}/privacy-changes': { need: 'read' },
  'GET /api/v1/products/{id}/plan': { need: 'read' },
  'GET /api/v1/products/{id}/plans': { need: 'read' },
  'POST /api/v1/products/{id}/plan/preview': { need: 'read', body: { plan: {} } },
  'GET /api/v1/products/{id}/views': { need: 'read' },
  'GET /api/v1/products/{id}/documents': { need: 'read' },
  'GET /api/v1/products/{id}/documents/{name}': { need: 'read' },
  'GET /api/v1/products/{id}/releases': { need: 'read' },
  'GET /api/v1/products/{id}/segments': { need: 'read' },
  'GET /api/v1/products/{id}/dimensions': { need: 'read' },
  'GET /api/v1/products/{id}/dimensions/{name}/values': { need: 'read' },
  ...Object.fromEntries(
    Object.keys(catalog).map((name) => [`GET /api/v1/products/{id}/reports/${name}`, { need: 'read' } as const]),
  ),

  'POST /api/v1/products': { need: 'manage', body: { name: 'Sea Notes' } },
  'PATCH /api/v1/products/{id}': { need: 'manage', body: { name: 'Sea Notes' } },
  'DELETE /api/v1/products/{id}': { need: 'manage' },
  'GET /api/v1/products/{id}/audit': { need: 'manage' },
  'GET /api/v1/products/{id}/audit/check': { need: 'manage' },
  'PUT /api/v1/products/{id}/privacy-profile': { need: 'manage', body: { ...emptyProfile, legalBases } },
  'PUT /api/v1/products/{id}/plan': { need: 'manage', body: { plan: aPlan() } },
  'POST /api/v1/products/{id}/views': { need: 'manage', body: { name: 'Weekly', page: '', query: '' } },
  'DELETE /api/v1/products/{id}/views/{view}': { need: 'manage' },
  'POST /api/v1/products/{id}/releases': { need: 'manage', body: { version: '4.2.0' } },
  'DELETE /api/v1/products/{id}/releases/{release}': { need: 'manage' },
  'POST /api/v1/products/{id}/segments': { need: 'manage', body: { name: 'Penguins', filter: 'os=Linux' } },
  'PATCH /api/v1/products/{id}/segments/{segment}': { need: 'manage', body: { filter: 'os=Linux' } },
  'DELETE /api/v1/products/{id}/segments/{segment}': { need: 'manage' },
  'GET /api/v1/products/{id}/shares': { need: 'manage' },
  'POST /api/v1/products/{id}/shares': { need: 'manage', body: { name: 'Systems', report: 'activity' } },
  'DELETE /api/v1/products/{id}/shares/{share}': { need: 'manage' },
  'POST /api/v1/products/{id}/publications': {
    need: 'manage',
    body: { question: publicQuestion, epsilonThousandths: 100 },
  },
  'POST /api/v1/proofs': { need: 'manage', body: { ...proof, findings: [finding] } },
  'GET /api/v1/tokens': { need: 'manage' },
  'POST /api/v1/tokens': { need: 'manage', body: { name: 'reader', scopes: ['read'] } },
  'DELETE /api/v1/tokens/{id}': { need: 'manage' },

  'POST /api/v1/products/{id}/installation': { need: 'inspect', body: { installation: id } },
  'POST /api/v1/products/{id}/requests': { need: 'inspect', body: { kind: 'export', installation: id } },

  'GET /api/v1/backup': { need: 'backup' },
  'GET /api/v1/backups': { need: 'backup' },

  'GET /api/v1/people': { need: 'people' },
  'GET /api/v1/people/changes': { need: 'people' },
  'POST /api/v1/people': { need: 'people', body: { name: 'Ida', email: 'ida@example.com', role: 'viewer' } },
  'PATCH /api/v1/people/{id}': { need: 'people', body: { role: 'viewer' } },
  'DELETE /api/v1/people/{id}': { need: 'people' },
  'POST /api/v1/people/{id}/link': { need: 'people', body: {} },
};
const guarded = Object.entries(routes).filter(([, { need }]) => need !== 'nothing');
const allScopes = scopesOfRole.owner;

const dataDir = newFolder('roles');
let server: TestServer;
let now = new Date();
const cookies = new Map<Role, string>();
const tokens = new Map<Scope, string>();

beforeAll(async () => {
  server = await startTestServer(dataDir, {}, { now: () => (now = new Date(now.getTime() + 10_000)) });
  cookies.set('owner', cookieOf(await setUp(server)));
  for (const role of ['manager', 'viewer'] as const) {
    const { path } = await server.api.invite({ name: role, email: `${role}@example.com`, role });
    const body = { token: path.split('#')[1], password };
    cookies.set(role, cookieOf(await server.send('POST', '/api/v1/password', { body, token: null })));
  }
  for (const scope of allScopes)
    tokens.set(scope, (await server.api.createToken({ name: scope, scopes: [scope] })).token);
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

/** Asks a route about what is not there, so that whoever is let in finds nothing, and nothing is lost. */
async function ask(name: string, by: { cookie?: string; token?: string | null; origin?: string | undefined }) {
  const [method = '', path = ''] = name.split(' ');
  const { body } = routes[name] ?? {};
  const origin = 'origin' in by ? by.origin : server.url;
  const named = path.replace('documents/{name}', 'documents/inventory').replace('{name}', 'os');
  const answer = await server.send(method, named.replaceAll(/\{\w+\}/g, '999'), {
    ...(body === undefined ? {} : { body }),
    token: by.token ?? null,
    headers: {
      ...(by.cookie === undefined ? {} : { cookie: by.cookie }),
      ...(origin === undefined ? {} : { origin }),
    },
  });
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  if (isProblem) return ((await answer.json()) as { code: string }).code;
  await answer.body?.cancel();
  return 'let in';
}

/** Who is let in: what there is to say against the rest. */
async function refusals(by: Parameters<typeof ask>[1]) {
  const found: Record<string, string> = {};
  for (const [name] of guarded) {
    const code = await ask(name, by);
    if (!['let in', 'not-found', 'conflict'].includes(code)) found[name] = code;
  }
  return found;
}

/** All routes that ask for something else. */
const allBut = (may: (need: Need) => boolean, code: string) =>
  Object.fromEntries(guarded.filter(([, { need }]) => !may(need)).map(([name]) => [name, code]));

describe('every route of the API', () => {
  test('is entered above', async () => {
    const answer = await server.send('GET', '/api/openapi.json', { token: null });
    const { paths } = (await answer.json()) as { paths: Record<string, object> };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );

    expect(described.toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  test('is closed to whoever is not signed in, unless it is for everybody', async () => {
    expect(await refusals({})).toEqual(allBut(() => false, 'not-signed-in'));
  });

  test.each(['owner', 'manager', 'viewer'] as const)('lets a person who is %s do what the role says', async (role) => {
    const cookie = cookies.get(role) ?? '';
    const may = (need: Need) => need === 'person' || scopesOfRole[role].some((scope) => scope === need);

    expect(await refusals({ cookie })).toEqual(allBut(may, 'not-allowed'));
  });

  test.each(allScopes)('lets a token with the scope %s do that alone', async (scope) => {
    const may = (need: Need) => need === scope || (need === 'read' && scope === 'manage');
    const found = await refusals({ token: tokens.get(scope) ?? '' });

    // Where a person is asked for, a program is told that it is none, or that it may not even read.
    const ofPersons = guarded.filter(([, { need }]) => need === 'person').map(([name]) => name);
    const isReader = scope === 'read' || scope === 'manage';
    expect(found).toEqual({
      ...allBut(may, 'not-allowed'),
      ...Object.fromEntries(ofPersons.map((name) => [name, isReader ? 'not-signed-in' : 'not-allowed'])),
    });
  });

  test('that changes something takes no cookie from the page of another site', async () => {
    const cookie = cookies.get('owner') ?? '';
    const unsafe = guarded.filter(([name]) => !name.startsWith('GET')).map(([name]) => name);

    for (const origin of [undefined, 'https://evil.example'])
      for (const name of unsafe) expect([name, await ask(name, { cookie, origin })]).toEqual([name, 'cross-site']);
  });
});

test('an erasure that is asked for by mail needs what to change the product needs', async () => {
  const body = { kind: 'erase', installation: id };
  const statuses = await Promise.all(
    (['inspect', 'manage'] as const).map(
      async (scope) =>
        (await server.send('POST', '/api/v1/products/999/requests', { body, token: tokens.get(scope) ?? '' })).status,
    ),
  );

  expect(statuses).toEqual([403, 404]);
});
