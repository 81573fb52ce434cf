import { problemCodes } from '@usance/api';
import { catalog } from '@usance/reports';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPlan } from '../testing/a-plan.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../testing/test-server.ts';

interface Operation {
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}

interface Description {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Record<string, object> };
  security: Record<string, never[]>[];
}

const dataDir = newFolder('documentation');
let server: TestServer;
let description: Description;

beforeAll(async () => {
  server = await startTestServer(dataDir);
  description = (await (await server.send('GET', '/api/openapi.json', { token: null })).json()) as Description;
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

/** Each operation as `GET /api/v1/products/{id}`. */
const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  );

const successOf = (name: string) => {
  if (name.startsWith('DELETE')) return '204';
  if (name === 'PUT /api/v1/session/password') return '204';
  return name.startsWith('POST') && !/\/(?:session|installation|preview)$/.test(name) ? '201' : '200';
};

describe('the OpenAPI description', () => {
  test('names every route of the API, and no other', () => {
    expect(
      operations()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(
      [
        'GET /api/v1/setup',
        'POST /api/v1/setup',
        'GET /api/v1/session',
        'POST /api/v1/session',
        'DELETE /api/v1/session',
        'DELETE /api/v1/session/others',
        'PUT /api/v1/session/password',
        'POST /api/v1/password',
        'GET /api/v1/people',
        'POST /api/v1/people',
        'GET /api/v1/people/changes',
        'PATCH /api/v1/people/{id}',
        'DELETE /api/v1/people/{id}',
        'POST /api/v1/people/{id}/link',
        'GET /api/v1/products',
        'POST /api/v1/products',
        'GET /api/v1/products/{id}',
        'PATCH /api/v1/products/{id}',
        'DELETE /api/v1/products/{id}',
        'GET /api/v1/products/{id}/arrival',
        'GET /api/v1/products/{id}/days',
        'GET /api/v1/products/{id}/features',
        'GET /api/v1/products/{id}/live',
        'POST /api/v1/products/{id}/installation',
        'GET /api/v1/products/{id}/audit',
        'GET /api/v1/products/{id}/audit/check',
        'GET /api/v1/products/{id}/erasures',
        'GET /api/v1/products/{id}/requests',
        'POST /api/v1/products/{id}/requests',
        'GET /api/v1/products/{id}/retention',
        'GET /api/v1/products/{id}/privacy-profile',
        'PUT /api/v1/products/{id}/privacy-profile',
        'GET /api/v1/products/{id}/privacy-changes',
        'GET /api/v1/products/{id}/plan',
        'PUT /api/v1/products/{id}/plan',
        'GET /api/v1/products/{id}/plans',
        'POST /api/v1/products/{id}/plan/preview',
        'GET /api/v1/products/{id}/views',
        'POST /api/v1/products/{id}/views',
        'DELETE /api/v1/products/{id}/views/{view}',
        'GET /api/v1/products/{id}/documents',
        'GET /api/v1/products/{id}/documents/{name}',
        'GET /api/v1/products/{id}/releases',
        'POST /api/v1/products/{id}/releases',
        'DELETE /api/v1/products/{id}/releases/{release}',
        'GET /api/v1/products/{id}/segments',
        'POST /api/v1/products/{id}/segments',
        'PATCH /api/v1/products/{id}/segments/{segment}',
        'DELETE /api/v1/products/{id}/segments/{segment}',
        'GET /api/v1/products/{id}/dimensions',
        'GET /api/v1/products/{id}/dimensions/{name}/values',
        'GET /api/v1/backup',
        'GET /api/v1/products/{id}/shares',
        'POST /api/v1/products/{id}/shares',
        'DELETE /api/v1/products/{id}/shares/{share}',
        'GET /api/v1/shared/{secret}',
        'POST /api/v1/products/{id}/publications',
        'GET /p/{key}/numbers.json',
        'GET /api/v1/proofs',
        'POST /api/v1/proofs',
        'GET /api/v1/backups',
        'GET /api/v1/reports',
        ...Object.keys(catalog).map((name) => `GET /api/v1/products/{id}/reports/${name}`),
        'GET /api/v1/tokens',
        'POST /api/v1/tokens',
        'DELETE /api/v1/tokens/{id}',
      ].toSorted(),
    );
  });

  test('is OpenAPI 3.1 with two ways to sign in', () => {
    expect(description.openapi).toMatch(/^3\.1\.\d$/);
    expect(description.info).toMatchObject({ title: 'Usance', version: expect.any(String) });
    const schemes = Object.keys(description.components.securitySchemes);
    expect(description.security.flatMap(Object.keys).toSorted()).toEqual(schemes.toSorted());
  });

  test('says of each operation what it is for, and each part of its path', () => {
    const described = operations().map(({ name, operation }) => {
      const parameters = (operation.parameters ?? []).filter(
        (parameter) => parameter.in === 'path' && parameter.required,
      );
      return {
        name,
        hasSummary: /\S/.test(operation.summary ?? ''),
        parameters: parameters.map((parameter) => parameter.name),
      };
    });

    expect(described).toEqual(
      operations().map(({ name, path }) => ({
        name,
        hasSummary: true,
        parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter),
      })),
    );
  });

  test('says of each operation which body it takes, how it succeeds, and how it fails', () => {
    const described = operations().map(({ name, operation }) => ({
      name,
      takesBody: operation.requestBody !== undefined,
      statuses: Object.keys(operation.responses),
      failsAs: Object.keys(operation.responses.default?.content ?? {}),
    }));

    expect(described).toEqual(
      operations().map(({ name }) => ({
        name,
        takesBody: /^(?:POST|PATCH|PUT) /.test(name),
        statuses: [successOf(name), 'default'],
        failsAs: ['application/problem+json'],
      })),
    );
  });

  test('has schemas that what the server answers fits', async () => {
    const product = await server.newProduct();
    await server.api.putPlan(product.id, { plan: aPlan() });
    const paths = [
      '/api/v1/setup',
      '/api/v1/products',
      '/api/v1/products/{id}',
      '/api/v1/products/{id}/arrival',
      '/api/v1/products/{id}/days',
      '/api/v1/products/{id}/features',
      '/api/v1/products/{id}/live',
      '/api/v1/products/{id}/segments',
      '/api/v1/products/{id}/views',
      '/api/v1/products/{id}/releases',
      '/api/v1/products/{id}/audit',
      '/api/v1/products/{id}/audit/check',
      '/api/v1/products/{id}/privacy-profile',
      '/api/v1/products/{id}/privacy-changes',
      '/api/v1/products/{id}/plan',
      '/api/v1/products/{id}/plans',
      '/api/v1/products/{id}/documents',
      '/api/v1/products/{id}/shares',
      '/api/v1/products/{id}/dimensions',
      '/api/v1/products/{id}/dimensions/os/values',
      '/api/v1/products/{id}/reports/activity',
      '/api/v1/tokens',
      '/api/v1/people',
      '/api/v1/people/changes',
      '/api/v1/backups',
      '/api/v1/proofs',
    ];

    const misfits: string[] = [];
    for (const path of paths) {
      const answer = await server.send('GET', path.replace('{id}', `${product.id}`));
      const schema =
        description.paths[path.replace('/os/', '/{name}/')]?.get?.responses['200']?.content?.['application/json']
          ?.schema;
      if (!Compile(schema ?? { not: {} }).Check(await answer.json())) misfits.push(path);
    }
    expect(misfits).toEqual([]);
  });
});

describe('the page of the API', () => {
  test('shows every operation, every parameter of the reports, and every problem', async () => {
    const answer = await server.send('GET', '/api/docs', { token: null });
    const page = await answer.text();

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const { name, path } of operations()) {
      expect(page).toContain(`<b>${name.split(' ')[0]}</b> <code>${path}</code>`);
    }
    for (const code of Object.keys(problemCodes)) expect(page).toContain(`<tr id="${code}">`);
    for (const parameter of ['interval', 'lostOn', 'by', 'limit']) expect(page).toContain(`<code>${parameter}</code>`);
    expect(page).not.toMatch(/<script|undefined|\[object Object\]/);
  });

  test('has its style from the server itself, as its policy demands', async () => {
    const style = await server.send('GET', '/api/docs.css', { token: null });

    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await style.text()).toContain('color-scheme: light dark');
  });
});

describe('every answer of the API', () => {
  test.each(['/api/docs', '/api/openapi.json', '/api/v1/setup', '/api/v1/products', '/nowhere', '/'])(
    'to GET %s tells browsers to load only our own files, and to show it in no frame',
    async (path) => {
      const { headers } = await server.send('GET', path);

      const policy = headers.get('content-security-policy') ?? '';
      expect(policy.split('; ').toSorted()).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "frame-ancestors 'none'",
          "base-uri 'none'",
        ]),
      );
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('set-cookie')).toBeNull();
    },
  );

  test('allows no other site to read it', async () => {
    const headers = { origin: 'https://evil.example' };

    for (const path of ['/api/v1/setup', '/api/openapi.json', '/api/v1/products'])
      expect((await server.send('GET', path, { headers })).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('what machines ask', () => {
  test('is answered: alive, ready, and in numbers', async () => {
    expect(await (await server.send('GET', '/healthz/live', { token: null })).json()).toEqual({ live: true });
    expect(await (await server.send('GET', '/healthz/ready', { token: null })).json()).toEqual({ ready: true });
    const metrics = await server.send('GET', '/metrics', { token: null });
    expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await metrics.text();
    for (const name of [
      'usance_syncs_total',
      'usance_session_days_total',
      'usance_refused_total',
      'usance_sync_seconds_bucket',
    ])
      expect(text).toContain(name);
  });
});
