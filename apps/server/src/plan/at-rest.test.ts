import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anInstallation, aSession, aSessionDay, aSync } from '../testing/a-sync.ts';
import { filesHolding } from '../testing/byte-search.ts';
import { insidePlan, marker, plans, syncs, type PlannedSync } from '../testing/planned-syncs.ts';
import { inEveryFormat, questions, toldOf } from '../testing/planned-questions.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../testing/test-server.ts';

const dataDir = newFolder('plan-at-rest');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir, { LOG_LEVEL: 'debug' });
});

afterAll(() => removeFolder(dataDir));

/** A sync as it is sent. Its version says which one it was: every row has it. */
const body = (
  key: string,
  number: number,
  { purposes, agreedOn, uses, properties, events, messages, system }: PlannedSync,
) =>
  aSync(key, {
    installation: anInstallation(number + 1),
    consent: { purposes, basis: 'opt-in', day: agreedOn },
    contexts: [{ app: { version: `${number}.0` }, system, properties }],
    sessionDays: [
      aSessionDay({
        session: aSession(number),
        uses: uses.map((name) => [name, 1]),
        events: events.map((event, i) => ({ seq: i + 1, hour: 9, ...event })),
        exceptions: messages.map((message, i) => ({ seq: i + 1, hour: 9, type: 'Error', message, handled: true })),
      }),
    ],
  });

interface Row {
  version: string;
}

const systemColumns = ['os', 'osVersion', 'arch', 'cpu', 'cores', 'memoryMb', 'locale'] as const;
type SystemColumns = Record<(typeof systemColumns)[number], string | number>;

async function atRest(productId: number, number: number) {
  const rowsOf = async <Columns>(columns: string, table: string, order = '') =>
    (
      await server.warehouse.query<Columns & Row>(
        `SELECT version, ${columns} FROM ${table} FINAL WHERE product_id = {product: UInt32} ${order}`,
        { product: productId },
      )
    ).filter(({ version }) => version === `${number}.0`);
  const days = await rowsOf<{ names: string[]; properties: Record<string, string> } & SystemColumns>(
    'uses.name AS names, properties, os, os_version AS osVersion, arch, cpu, cores, memory_mb AS memoryMb, locale',
    'session_days',
  );
  const events = await rowsOf<{ name: string; attributes: object }>('name, attributes', 'events', 'ORDER BY seq');
  const exceptions = await rowsOf<{ message: string }>('message', 'exceptions');
  return {
    isThere: days.length === 1,
    system: Object.fromEntries(
      systemColumns.flatMap((name) => (days[0]?.[name] ? [[name, days[0][name]]] : [])), // '' and 0 are what is missing
    ),
    uses: days.flatMap(({ names }) => names).toSorted(),
    properties: days[0]?.properties ?? {},
    events: events.map(({ name, attributes }) => ({ name, attributes })),
    messages: exceptions.flatMap(({ message }) => (message === '' ? [] : [message])).toSorted(),
  };
}

test('at rest and in every export is what the plan declares and the person agreed to, all of it and nothing else, whatever is sent', async () => {
  const several = fc.array(syncs, { minLength: 3, maxLength: 6 });
  const runs = fc.asyncProperty(plans, several, questions, async (plan, sent, question) => {
    const { id, key } = await server.newProduct({ syncsPerMinutePerAddress: null });
    await server.api.putPlan(id, { plan, reason: 'It is what this run tries out.' });
    for (const [number, sync] of sent.entries()) {
      const reply = await server.send('POST', '/v1/sync', { body: body(key, number, sync), token: null });
      expect(reply.status).toBe(200);
    }
    for (const [number, sync] of sent.entries()) expect(await atRest(id, number)).toEqual(insidePlan(plan, sync));
    for (const [format, told] of Object.entries(await inEveryFormat(server, id, question)))
      expect([format, told]).toEqual([format, toldOf(question, plan, sent)]);
  });

  await fc.assert(runs, { numRuns: 40, endOnFailure: true });
  await server.close();
  expect(filesHolding(dataDir, [marker, 'jane@example.com'])).toEqual([]);
}, 240_000);
