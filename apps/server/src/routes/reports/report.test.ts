import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anInstallation, aSession, aSessionDay, aSync, dayFromToday } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('reports');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

/** A product that so many installations used today, on a system whose name needs care. */
async function aUsedProduct(
  installations: number,
): Promise<{ path: string; use(installation: number): Promise<void> }> {
  const { id, key } = await server.newProduct();
  const use = async (installation: number) => {
    const context = { app: { version: '4.2.0' }, system: { os: installation % 2 ? 'Say "hi", Linux' : 'Windows' } };
    const sync = aSync(key, {
      installation: anInstallation(installation),
      contexts: [context],
      sessionDays: [aSessionDay({ session: aSession(installation) })],
    });
    expect((await server.send('POST', '/v1/sync', { body: sync, token: null })).status).toBe(200);
  };
  for (let n = 1; n <= installations; n++) await use(n);
  return { path: `/api/v1/products/${id}/reports`, use };
}

const get = async (path: string, headers: Record<string, string> = {}) => server.send('GET', path, { headers });

describe('a report', () => {
  test.each([
    ['application/json', 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['text/csv;q=0.9, application/json', 'application/json; charset=utf-8'],
    ['text/csv', 'text/csv; charset=utf-8'],
    ['application/x-ndjson', 'application/x-ndjson; charset=utf-8'],
    ['application/vnd.apache.parquet', 'application/vnd.apache.parquet'],
    ['application/vnd.apache.arrow.stream', 'application/vnd.apache.arrow.stream'],
  ])('asked for as %s comes as %s', async (accept, type) => {
    const { path } = await aUsedProduct(1);

    const answer = await get(`${path}/breakdown?by=os`, { accept });

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('vary')).toContain('accept');
  });

  test('says the same rows in every kind of document', async () => {
    const { path } = await aUsedProduct(3);
    const as = async (accept: string) => get(`${path}/breakdown?by=os`, { accept });

    const { rows } = (await (await as('application/json')).json()) as { rows: object[] };
    expect(rows).toMatchObject([
      { value: 'Say "hi", Linux', installations: 2 },
      { value: 'Windows', installations: 1 },
    ]);
    const lines = (await (await as('application/x-ndjson')).text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
    expect((await (await as('text/csv')).text()).split('\r\n').slice(0, 2)).toEqual([
      'value,installations,sessions,hours',
      `"Say ""hi"", Linux",2,2,${120 / 3600}`,
    ]);
    for (const [accept, format] of [
      ['application/vnd.apache.parquet', 'Parquet'],
      ['application/vnd.apache.arrow.stream', 'ArrowStream'],
    ] as const) {
      const bytes = Buffer.from(await (await as(accept)).arrayBuffer());
      expect(await readBack(bytes, format)).toEqual(rows);
    }
  });

  /** What another program finds in the file. */
  async function readBack(bytes: Buffer, format: string): Promise<unknown[]> {
    const sql = `SELECT * FROM format(${format}, unhex({hex: String}))`;
    const found = await server.warehouse.query<Record<string, unknown>>(sql, { hex: bytes.toString('hex') });
    return found.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
  }

  test('in a kind that there is not is a problem that names those there are', async () => {
    const { path } = await aUsedProduct(1);

    const answer = await get(`${path}/activity`, { accept: 'image/png' });

    expect(answer.status).toBe(406);
    expect(await answer.json()).toMatchObject({
      code: 'not-acceptable',
      detail: expect.stringContaining('text/csv') as string,
    });
  });

  test('that has not changed is not sent again, and one that has is', async () => {
    const { path, use } = await aUsedProduct(1);
    const question = `${path}/activity?from=today&interval=total`;
    const first = await get(question);
    const etag = first.headers.get('etag') ?? '';

    const same = await get(question, { 'if-none-match': `"other", ${etag}` });
    expect([same.status, await same.text()]).toEqual([304, '']);

    await use(2);
    const changed = await get(question, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(await changed.json()).toMatchObject({ rows: [{ active: 2 }] });
  });

  test('is up to date after every answer to a sync', async () => {
    const { path, use } = await aUsedProduct(0);
    for (let n = 1; n <= 10; n++) {
      await use(n);
      expect(await (await get(`${path}/activity?from=today&interval=total`)).json()).toMatchObject({
        rows: [{ active: n }],
      });
    }
  });

  test('is another one after a setting changed that it depends on', async () => {
    const product = await server.newProduct();
    const sync = aSync(product.key, { sessionDays: [aSessionDay({ day: dayFromToday(-8) })] });
    await server.send('POST', '/v1/sync', { body: sync, token: null });
    const lost = async () =>
      (await server.api.report(product.id, 'activity', { query: { interval: 'total' } })).rows[0]?.lost;
    expect(await lost()).toBe(0);

    await server.api.changeProduct(product.id, { settings: { lostAfterDays: 3 } });

    expect(await lost()).toBe(1);
  });

  test('can be compared with the range before', async () => {
    const { path } = await aUsedProduct(2);

    const answer = (await (await get(`${path}/activity?from=today&interval=total&compare=previous`)).json()) as object;

    const yesterday = dayFromToday(-1);
    expect(answer).toMatchObject({
      rows: [{ active: 2 }],
      comparison: { from: yesterday, to: yesterday, rows: [{ period: yesterday, active: 0 }] },
    });
  });

  test('is asked side by side as often as one likes', async () => {
    const { path } = await aUsedProduct(2);
    const questions = Array.from({ length: 30 }, (_, n) => get(`${path}/activity?from=-${n}d&interval=total`));

    const answers = await Promise.all(questions);

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });
});
