import { openRegistry } from '@usance/registry';
import { problemCodes, ProblemSchema, type Problem, type ProblemCode } from '@usance/api';
import type { Answer } from '@usance/protocol';
import { join } from 'node:path';
import { Check } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { badCalls } from '../../testing/bad-requests/api.ts';
import { needle, type BadRequest, type Target } from '../../testing/bad-requests/bad-request.ts';
import { badBodies } from '../../testing/bad-requests/bodies.ts';
import { badFields } from '../../testing/bad-requests/fields.ts';
import { badTransports } from '../../testing/bad-requests/transport.ts';
import { filesHolding } from '../../testing/byte-search.ts';
import { aSync, dayFromToday } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, rowCounts, startTestServer } from '../../testing/test-server.ts';

const planted = 'Needle-that-may-be-stored';
const all = [...badBodies, ...badFields, ...badTransports, ...badCalls];
const dataDir = newFolder('bad-input');
let target: Target;

beforeAll(async () => {
  const server = await startTestServer(dataDir, {}, { requestTimeoutMs: 800 });
  const { id, key } = await server.newProduct();
  await server.send('POST', '/v1/sync', { body: aSync(key, { contexts: [{ app: { version: planted } }] }) });
  await server.warehouse.command('SYSTEM STOP MERGES'); // so that no row goes while rows are counted
  target = { server, key, productId: id };
});

afterAll(() => removeFolder(dataDir));

describe('a bad request', () => {
  test.each(all)('is answered as documented: $title', async (request) => {
    const before = await rowCounts(target.server.warehouse);

    const reply = await request.send(target);

    expect({ status: reply.status, ...described(reply.body) }).toEqual(expected(request));
    expect(reply.headers['content-type']).toMatch(
      request.status === 200 ? /^application\/json/ : /^application\/problem\+json/,
    );
    const stored = request.stores ?? 0;
    const rows = await rowCounts(target.server.warehouse);
    expect(rows.session_days).toBe((before.session_days ?? 0) + stored);
    expect((rows.exceptions ?? 0) - (before.exceptions ?? 0)).toBeLessThanOrEqual(stored);
  });

  test('is here in more than sixty forms', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  });
});

describe('after all bad requests', () => {
  test('the server is well, and nothing of them was registered', async () => {
    const { server, productId } = target;

    expect((await server.send('GET', '/healthz/ready')).status).toBe(200);
    expect((await server.api.products()).products.map(({ id, name }) => [id, name])).toEqual([
      [productId, 'Field Notes'],
    ]);
    expect((await server.api.tokens()).tokens.map(({ name }) => name)).toEqual(['Owner']);
    expect(await server.api.setup()).toEqual({ needed: true });
    expect((await server.api.arrival(productId)).installations).toBe(1);
    const arrived = await server.warehouse.query(
      'SELECT DISTINCT product_id AS product, toString(day) AS day FROM arrivals',
    );
    expect(arrived).toEqual([{ product: productId, day: dayFromToday(0) }]);
  });

  test('no byte of them is in the data folder, where one of a good request is', async () => {
    await target.server.close();

    expect(filesHolding(dataDir, [planted])).not.toEqual([]);
    expect(filesHolding(dataDir, [needle])).toEqual([]);
    const registry = await openRegistry({ kind: 'sqlite', file: join(dataDir, 'registry.sqlite') }, {});
    expect(await registry.installations.highestOrdinal(target.productId)).toBe(1);
    await registry.close();
  });
});

function expected({ status, code, at, refused }: BadRequest) {
  if (refused !== undefined) return { status, refused: [...refused] };
  return { status, code, ...(at === undefined ? {} : { at }), isProblem: true };
}

/** What an answer says, in the words of a `BadRequest`; its `at` only where the request expects one. */
function described(body: string) {
  const content = JSON.parse(body) as Partial<Problem> & Partial<Answer>;
  if (content.refused !== undefined) return { refused: content.refused.map(({ at }) => at) };
  const { status, code = '', at, detail = '' } = content;
  const documented = problemCodes[code as ProblemCode];
  return {
    code,
    ...(at === undefined ? {} : { at }),
    isProblem: Check(ProblemSchema, content) && documented?.[0] === status && detail.length > 10,
  };
}
