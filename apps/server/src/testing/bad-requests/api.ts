import { anInstallation } from '../a-sync.ts';
import { ownerToken } from '../test-server.ts';
import { ask, needle, raw, type BadRequest } from './bad-request.ts';

/** A question to a report. */
const question = (query: string, code: string, at: string): BadRequest => ({
  title: `a report asked ${query.length > 70 ? `${query.slice(0, 70)}…` : query}`,
  send: (target) => ask(target, { path: `/api/v1/products/${target.productId}/reports/activity?${query}` }),
  status: 400,
  code,
  at,
});

const breakdown = (query: string, code: string, at: string): BadRequest => ({
  ...question(query, code, at),
  send: (target) => ask(target, { path: `/api/v1/products/${target.productId}/reports/breakdown?${query}` }),
});

interface PathOptions {
  code?: string;
  status?: number;
  at?: string;
}

const path = (wrong: string, { code = 'not-found', status = 404, at }: PathOptions = {}): BadRequest => ({
  title: `a GET of ${wrong.length > 60 ? `${wrong.slice(0, 60)}… (${wrong.length})` : wrong}`,
  // As it is: a client that tidies paths would hide what is wrong with them.
  send: (target) =>
    raw(target, [
      `GET ${wrong.replace('{id}', `${target.productId}`)} HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${ownerToken}`,
      'Connection: close',
    ]),
  status,
  code,
  ...(at === undefined ? {} : { at }),
});

const method = (wrong: string, where: string): BadRequest => ({
  title: `${wrong} ${where}`,
  send: (target) => ask(target, { method: wrong, path: where.replace('{id}', `${target.productId}`), token: null }),
  status: 405,
  code: 'method-not-allowed',
});

/** A change of the product with a body that cannot be. */
const change = (title: string, body: unknown, at?: string): BadRequest => ({
  title: `a product changed to ${title}`,
  send: (target) => ask(target, { method: 'PATCH', path: `/api/v1/products/${target.productId}`, body }),
  status: 400,
  code: 'invalid-request',
  ...(at === undefined ? {} : { at }),
});

/** A body that is to become something of its own. */
const make = (where: string, body: unknown, at: string): BadRequest => ({
  title: `${where} of ${JSON.stringify(body)}`,
  send: (target) => ask(target, { method: 'POST', path: `/api/v1/${where}`, body }),
  status: 400,
  code: 'invalid-request',
  at,
});

/** A look at one installation with a body that names none. */
const look = (title: string, body: unknown, at = Array.isArray(body) ? undefined : 'installation'): BadRequest => ({
  title: `an installation looked for with ${title}`,
  send: (target) => ask(target, { method: 'POST', path: `/api/v1/products/${target.productId}/installation`, body }),
  status: 400,
  code: 'invalid-request',
  ...(at === undefined ? {} : { at }),
});

const stranger = (title: string, headers: Record<string, string>): BadRequest => ({
  title,
  send: (target) => ask(target, { path: '/api/v1/products', token: null, headers }),
  status: 401,
  code: 'not-signed-in',
});

/** What is wrong with a request to the REST API. */
export const badCalls: BadRequest[] = [
  question('from=2026-02-30', 'invalid-request', 'from'),
  question('from=yesterday', 'invalid-request', 'from'),
  question('to=-1e9d', 'invalid-request', 'to'),
  question('from=-99999999999d', 'invalid-request', 'from'),
  question('from=2026-11-02&to=2026-11-01', 'invalid-request', 'from'),
  question('from=0001-01-01&to=9999-12-31', 'invalid-request', 'from'),
  question('interval=hour', 'invalid-request', 'interval'),
  question('interval=__proto__', 'invalid-request', 'interval'),
  question('lostOn=never', 'invalid-request', 'lostOn'),
  question('from=-7d&from=-8d', 'invalid-request', 'from'),
  question(`${needle}=1`, 'unknown-parameter', needle),
  question('__proto__=1', 'unknown-parameter', '__proto__'),
  question('constructor=1', 'unknown-parameter', 'constructor'),
  question('__proto__[os]=Linux', 'unknown-parameter', '__proto__[os]'),
  question('os[]=Linux', 'unknown-parameter', 'os[]'),
  question('os=Linux&os=Windows', 'invalid-request', 'os'),
  question('os=~(', 'invalid-filter', 'os'),
  question('os=~(?%3Ca)b', 'invalid-filter', 'os'),
  question('cores=many', 'invalid-filter', 'cores'),
  question('cores=8..4..2', 'invalid-filter', 'cores'),
  question('cores=NaN', 'invalid-filter', 'cores'),
  question('os=', 'invalid-filter', 'os'),
  question('os="Linux', 'invalid-filter', 'os'),
  question('feature.=1..', 'unknown-parameter', 'feature.'),
  question('latest.latest.os=Linux', 'unknown-parameter', 'latest.latest.os'),
  question("os';DROP TABLE session_days=1", 'unknown-parameter', "os';DROP TABLE session_days"),
  breakdown('', 'invalid-request', 'by'),
  breakdown('by=os;DROP TABLE session_days', 'invalid-request', 'by'),
  breakdown('by=__proto__', 'invalid-request', 'by'),
  breakdown('by=os&limit=0', 'invalid-request', 'limit'),
  breakdown('by=os&limit=1e3', 'invalid-request', 'limit'),
  breakdown('by=os&limit=NaN', 'invalid-request', 'limit'),
  breakdown('by=os&limit=99999999999999999999', 'invalid-request', 'limit'),
  ...['0', '1e3', '-1', '1.5', '9'.repeat(20), '9'.repeat(1000), "1'%20OR%20'1'='1", '%00', '__proto__'].map((id) =>
    path(`/api/v1/products/${id}`, { at: 'id' }),
  ),
  path('/api/v1/products/9999999999'),
  path(`/api/v1/products/${'9'.repeat(3000)}`),
  path(`/api/v1/products/{id}/reports/${needle}`, { code: 'unknown-report', at: 'report' }),
  path(`/api/v1/products/{id}/dimensions/${needle}/values`, { code: 'invalid-request', status: 400, at: 'name' }),
  path('/api/v1/products/{id}/dimensions/os/values?limit=-1', { code: 'invalid-request', status: 400, at: 'limit' }),
  path('/api/v1/products/{id}/dimensions/os/values?search=a&search=b', {
    code: 'invalid-request',
    status: 400,
    at: 'search',
  }),
  path(`/api/v1/products/{id}/features?${needle}=a`, { code: 'unknown-parameter', status: 400, at: needle }),
  path('/api/v1/products/{id}/features?from=2026-02-30', { code: 'invalid-request', status: 400, at: 'from' }),
  look('no ID', {}),
  look('a needle', { installation: needle }),
  look('one ID and more', { installation: anInstallation(), session: needle }, 'session'),
  look('a list of IDs', [{ installation: needle }]),
  look('IDs without end', { installation: needle.repeat(1_000) }),
  path(`/api/v1/products/{id}/audit?${needle}=1`, { code: 'unknown-parameter', status: 400, at: needle }),
  path(`/api/v1/products/{id}/audit/check?${needle}=1`, { code: 'unknown-parameter', status: 400, at: needle }),
  path('/api/v1/products/{id}/audit?before=1e3', { code: 'invalid-request', status: 400, at: 'before' }),
  method('GET', '/api/v1/products/{id}/installation'),
  path('/../../etc/passwd'),
  path('/..%2f..%2f..%2fetc%2fpasswd'),
  path('/assets/../../../package.json'),
  path('/assets/..%5c..%5cpackage.json'),
  path('/%2e%2e/%2e%2e/etc/passwd'),
  path('//etc/passwd'),
  path('/api/v1/%zz', { code: 'invalid-request', status: 400 }),
  path('/api/v1/products/%ff', { code: 'invalid-request', status: 400 }),
  path('/.env'),
  path('/v1/sync/'),
  method('GET', '/v1/sync'),
  method('PUT', '/v1/sync'),
  method('DELETE', '/v1/sync'),
  method('POST', '/healthz/live'),
  method('DELETE', '/api/v1/products'),
  method('POST', '/api/v1/products/{id}'),
  method('PUT', '/api/v1/products/{id}/reports/activity'),
  method('PATCH', '/api/v1/session'),
  { ...change('not JSON', `name=${needle}`), code: 'invalid-json' },
  { ...change('nothing', ''), code: 'invalid-json' },
  change('a list', []),
  change('a name that is a number', { name: 7 }, 'name'),
  change('no name', { name: ' ' }, 'name'),
  change('a name of 101 characters', { name: 'n'.repeat(101) }, 'name'),
  change('a name with a control character', { name: `${needle}\u0000` }, 'name'),
  change('a name with half of a surrogate pair', { name: `${needle}\ud800` }, 'name'),
  change('a setting that is not known', { settings: { [needle]: true } }, `settings/${needle}`),
  change('a field that is not known', { [needle]: true }, needle),
  change('days in words', { settings: { lostAfterDays: 'thirty' } }, 'settings/lostAfterDays'),
  change('1e308 days', { settings: { lostAfterDays: 1e308 } }, 'settings/lostAfterDays'),
  change('half a day', { settings: { lostAfterDays: 0.5 } }, 'settings/lostAfterDays'),
  change('a collection that is not known', { settings: { collect: needle } }, 'settings/collect'),
  { ...change('another prototype', '{"__proto__":{"name":"x"}}'), code: 'invalid-json' },
  { ...change('another constructor', '{"constructor":{"prototype":{"name":"x"}}}'), code: 'invalid-json' },
  change('30,000 lists in each other', `${'['.repeat(30_000)}${']'.repeat(30_000)}`),
  {
    title: 'a product made of 10 MB',
    send: (target) => ask(target, { method: 'POST', path: '/api/v1/products', body: { name: needle.repeat(440_000) } }),
    status: 413,
    code: 'body-too-large',
  },
  make('products', { name: '' }, 'name'),
  make('products', { name: 'x', id: 7 }, 'id'),
  make('tokens', { name: 'x', scopes: [] }, 'scopes'),
  make('tokens', { name: 'x', scopes: ['owner'] }, 'scopes/0'),
  make('tokens', { name: 'x', scopes: ['read'], token: needle }, 'token'),
  make('session', { email: [needle], password: 'x' }, 'email'),
  make('session', { email: 'a@example.com' }, 'password'),
  make('setup', anOwner({ password: '123456789' }), 'password'),
  make('setup', anOwner({ email: needle }), 'email'),
  {
    title: 'an owner by a set-up link that is wrong',
    send: (target) => ask(target, { method: 'POST', path: '/api/v1/setup', body: anOwner({}), token: null }),
    status: 403,
    code: 'not-allowed',
    at: 'token',
  },
  {
    title: 'a deletion of a token that is none',
    send: (target) => ask(target, { method: 'DELETE', path: '/api/v1/tokens/4000000000' }),
    status: 404,
    code: 'not-found',
  },
  stranger('a token that does not exist', { authorization: `Bearer ${needle}` }),
  stranger('a token of two words', { authorization: `Bearer ${needle} ${ownerToken}` }),
  stranger('a password instead of a token', {
    authorization: `Basic ${Buffer.from(`owner:${needle}`).toString('base64')}`,
  }),
  stranger('a cookie that is not known', { cookie: `usance_session=${needle}` }),
  stranger('a cookie that is no cookie', { cookie: `usance_session=%zz; =; ${needle}` }),
  stranger('200 cookies', { cookie: Array.from({ length: 200 }, (_, i) => `usance_session=${i}`).join('; ') }),
];

function anOwner(changes: Record<string, unknown>) {
  return { token: needle, name: 'Olga Owner', email: 'olga@example.com', password: 'correct horse', ...changes };
}
