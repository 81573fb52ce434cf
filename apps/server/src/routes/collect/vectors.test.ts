import { planOf, readVectors, vectorFolders, wireRequest, type Vector } from '@usance/protocol/testing';
import type { Answer, Problem } from '@usance/protocol';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('vectors');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

describe('the collector, over HTTP', () => {
  test.concurrent.for(vectorFolders.flatMap((folder) => readVectors(folder)))(
    'answers and keeps what $name says: $vector.title',
    async ({ vector }, { expect }) => {
      const { id, key } = await server.newProduct({
        syncsPerMinutePerAddress: null,
        identity: vector.identity ?? 'installation',
      });

      const world = { key, now: new Date(), plan: vector.plan };
      const plan = planOf(vector, world);
      if (plan !== undefined) await server.api.putPlan(id, { plan, reason: 'It is what this vector is about.' });

      const answers: unknown[] = [];
      for (const { request } of vector.exchanges) {
        const { method, headers, body } = wireRequest(request, world);
        const answer = await fetch(`${server.url}/v1/sync`, {
          method,
          headers,
          ...(body && { body: new Uint8Array(body) }),
        });
        answers.push(comparable(answer.status, (await answer.json()) as Answer | Problem));
      }

      expect(answers).toEqual(vector.exchanges.map(({ answer }) => expected(answer)));
      expect(await kept(id)).toEqual({ weeks: 0, ...vector.kept });
    },
  );
});

function comparable(status: number, content: Answer | Problem) {
  if (!('refused' in content))
    return { status, code: content.code, ...(content.at !== undefined && { at: content.at }) };
  const refused = content.refused.map(({ at, code }) => ({ at, code }));
  return { status, accepted: content.accepted, refused: inOrder(refused) };
}

const expected = (answer: Vector['exchanges'][number]['answer']) =>
  'refused' in answer ? { ...answer, refused: inOrder(answer.refused) } : answer;

const inOrder = <Item extends { at: string }>(items: readonly Item[]) =>
  items.toSorted((a, b) => (a.at < b.at ? -1 : 1));

/** What a product holds, of every environment and kind. */
async function kept(productId: number) {
  const [totals] = await server.warehouse.query<Vector['kept']>(
    `SELECT
       uniqExact(installation) AS installations,
       count() AS "sessionDays",
       sum(if(continued, 0, sessions)) AS sessions,
       sum(session_days.seconds) AS seconds,
       (SELECT count() FROM weeks FINAL WHERE product_id = {product: UInt32} AND subject = '') AS weeks
     FROM session_days FINAL
     WHERE product_id = {product: UInt32}`,
    { product: productId },
  );
  return totals;
}
