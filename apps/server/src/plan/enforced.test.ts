import type { Answer } from '@usance/protocol';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aFeature, aPlan, aProperty } from '../testing/a-plan.ts';
import { aSessionDay, aSync, dayFromToday } from '../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../testing/test-server.ts';

const dataDir = newFolder('enforced');
const dayMs = 86_400_000;
/** By the server's clock. */
let daysAhead = 0;
let server: TestServer;

const start = () => startTestServer(dataDir, {}, { now: () => new Date(Date.now() + daysAhead * dayMs) });

beforeAll(async () => {
  server = await start();
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

const send = async (body: object) => {
  const reply = await server.send('POST', '/v1/sync', { body, token: null });
  const answer = (await reply.json()) as Answer & { code?: string };
  return { status: reply.status, code: answer.code, refused: answer.refused?.map(({ at, code }) => `${at} ${code}`) };
};

const using = (key: string, revision: number, more: object = {}) =>
  aSync(key, {
    sessionDays: [
      aSessionDay({
        revision,
        uses: [
          ['Notes/Add', revision],
          ['Notes/Print', revision],
        ],
      }),
    ],
    ...more,
  });

const countsOf = async (id: number) => {
  const { rows } = await server.api.report(id, 'features', { query: { from: '-1d' } });
  return Object.fromEntries(rows.map(({ feature, uses }) => [feature, uses]));
};

const both = { 'Notes/Add': aFeature(), 'Notes/Print': aFeature({ expires: dayFromToday(2) }) };

describe('a plan', () => {
  test('that becomes narrower takes no more of what it left out; what was taken before stays', async () => {
    const { id, key } = await server.newProduct();
    await server.api.putPlan(id, { plan: aPlan({ features: both }) });
    expect((await send(using(key, 1))).refused).toEqual([]);

    await server.api.putPlan(id, { plan: aPlan() });

    const other = using(key, 2, { installation: '3f0c1a52-7d0e-4c8b-9a55-00000000beef' });
    expect((await send(other)).refused).toEqual(['sessionDays/0/uses/1 undeclared']);
    expect(await countsOf(id)).toEqual({ 'Notes/Add': 3, 'Notes/Print': 1 });
  });

  test('ends for a feature on the day that it says, by the server’s clock', async () => {
    const { id, key } = await server.newProduct();
    await server.api.putPlan(id, { plan: aPlan({ features: both }) });

    daysAhead = 1;
    expect((await send(using(key, 1))).refused).toEqual([]);
    daysAhead = 2;
    expect((await send(using(key, 2))).refused).toEqual(['sessionDays/0/uses/1 undeclared']);
    daysAhead = 0;
  });

  test('that was never published is waited for: nothing of it is stored, and nothing lost', async () => {
    const { id, key } = await server.newProduct();
    await server.api.putPlan(id, { plan: aPlan({ features: {} }) });
    const trial = await server.newProduct();
    const { hash } = await server.api.putPlan(trial.id, { plan: aPlan({ features: both }) });

    expect(await send(using(key, 1, { plan: hash }))).toMatchObject({ status: 403, code: 'unpublished-plan' });
    expect(await server.api.arrival(id)).toMatchObject({ sessionDays: 0 });
    expect(await send(using(key, 1, { plan: hash, environment: 'development' }))).toMatchObject({ status: 200 });

    await server.api.putPlan(id, { plan: aPlan({ features: both }), reason: 'Tells what to mend first.' });
    expect(await send(using(key, 1, { plan: hash }))).toMatchObject({ status: 200, refused: [] });
    await server.api.putPlan(id, { plan: aPlan() });
    // One that was once published is known for good; what it declares is taken as far as the plan in force does.
    expect((await send(using(key, 2, { plan: hash }))).refused).toEqual(['sessionDays/0/uses/1 undeclared']);
  });
});

test('a value that the plan declares is shown from the first installation on, one that only fits a pattern is not', async () => {
  const { id, key } = await server.newProduct();
  const properties = {
    theme: aProperty({ type: 'enum', values: ['dark', 'light'] }),
    books: aProperty({ type: 'buckets', bounds: [0, 100] }),
    rows: aProperty({ type: 'number' }),
    isSynced: aProperty({ type: 'boolean' }),
    addOn: aProperty({ type: 'pattern', pattern: '[a-z]{1,40}' }),
  };
  await server.api.putPlan(id, { plan: aPlan({ properties }), reason: 'Tells which themes to draw.' });

  const { refused } = await send(
    aSync(key, {
      consent: { purposes: ['basic', 'content'], basis: 'opt-in', day: dayFromToday(0) },
      contexts: [{ properties: { theme: 'dark', books: 120, rows: 7.5, isSynced: false, addOn: 'outline' } }],
      sessionDays: [aSessionDay()],
    }),
  );

  expect(refused).toEqual([]);
  const shownOf = async (name: string) => {
    const { rows } = await server.api.report(id, 'breakdown', { query: { from: '-1d', by: `property.${name}` } });
    return rows.map(({ value }) => value);
  };
  const shown = await Promise.all(Object.keys(properties).map(shownOf));
  expect(shown).toEqual([['dark'], ['100'], ['7.5'], ['false'], ['(other)']]);
  // With the plan goes what it declares: the texts may be anybody's then.
  await server.api.putPlan(id, { plan: aPlan() });
  expect(await shownOf('theme')).toEqual(['(other)']);
});

test('what a plan, a choice and the guard keep out is counted by reason', async () => {
  const { id, key } = await server.newProduct();
  const late = aFeature({ added: dayFromToday(-1) });
  const plan = aPlan({
    features: { 'Notes/Add': aFeature(), 'Notes/Print': late, 'Notes/Repair': aFeature({ purpose: 'diagnostics' }) },
    properties: { addOn: aProperty({ type: 'pattern', pattern: '[a-z@.]{1,40}' }) },
  });
  await server.api.putPlan(id, { plan, reason: 'Tells what to mend first.' });

  const uses = ['Notes/Add', 'Notes/Print', 'Notes/Repair', 'Notes/Gone', 'Notes/Lost'].map((name) => [name, 1]);
  const { refused } = await send(
    aSync(key, {
      consent: { purposes: ['basic', 'usage', 'content'], basis: 'opt-in', day: dayFromToday(-10) },
      contexts: [{ properties: { addOn: 'jane@example.com' } }],
      sessionDays: [aSessionDay({ uses })],
    }),
  );

  expect(refused).toEqual([
    'contexts/0/properties/addOn personal',
    'sessionDays/0/uses/1 not-agreed',
    'sessionDays/0/uses/2 no-consent',
    'sessionDays/0/uses/3 undeclared',
    'sessionDays/0/uses/4 undeclared',
  ]);
  await vi.waitFor(async () => {
    const { rows } = await server.api.report(id, 'refusals', { query: { interval: 'total' } });
    expect(Object.fromEntries(rows.map(({ code, items }) => [code, items]))).toEqual({
      undeclared: 2,
      personal: 1,
      'not-agreed': 1,
      'no-consent': 1,
    });
  }, 5_000);
});

test('an answer names a hundred items at most, and all are counted', async () => {
  const { id, key } = await server.newProduct();
  await server.api.putPlan(id, { plan: aPlan() });
  const uses = Array.from({ length: 900 }, (_, i) => [`Notes/Gone ${i}`, 1]);

  const { status, refused } = await send(aSync(key, { sessionDays: [aSessionDay({ uses })] }));

  expect([status, refused?.length]).toEqual([200, 100]);
  await vi.waitFor(async () => {
    const { rows } = await server.api.report(id, 'refusals', { query: { interval: 'total' } });
    expect(rows).toMatchObject([{ code: 'undeclared', items: 900 }]);
  }, 5_000);
});

test('the page for people says what the plan in force declares', async () => {
  const { id, key } = await server.newProduct();
  const open = await (await server.send('GET', `/p/${key}/privacy?lang=en`, { token: null })).text();
  const feature = aFeature({ description: 'Counts how often a note is kept, to see whether it is easy.' });
  await server.api.putPlan(id, { plan: aPlan({ features: { 'Notes/Add': feature } }) });

  const page = await (await server.send('GET', `/p/${key}/privacy?lang=en`, { token: null })).text();
  expect(open).toContain('any feature that the program names may be counted');
  expect(page).toContain('Counts how often a note is kept, to see whether it is easy.');
  expect(page).not.toContain('any feature that the program names may be counted');
});

test('of a text that the plan does not list no more different values are kept than it lets be, by any collector', async () => {
  const plan = aPlan({
    features: {
      'Notes/Add': aFeature({
        detail: true,
        attributes: { size: { description: 'How long it was.', type: 'number', distinct: 1 } },
      }),
    },
    properties: {
      addOn: aProperty({ type: 'pattern', pattern: '[a-z]+', distinct: 2 }),
      theme: aProperty({ type: 'enum', values: ['dark', 'light', 'none'] }),
    },
    exceptions: { messages: ['[a-z]+ is missing'], distinct: 1 },
  });
  const sent = (key: string, revision: number, addOns: string[]) =>
    aSync(key, {
      contexts: addOns.map((addOn) => ({ properties: { addOn } })),
      sessionDays: addOns.map((_, context) =>
        aSessionDay({
          context,
          revision,
          session: `a1b2c3d4-0000-4000-8000-00000000000${context}`,
          events: [{ seq: revision, hour: 9, name: 'Notes/Add', attributes: { size: revision } }],
          exceptions:
            context > 0
              ? []
              : [{ seq: revision, hour: 9, type: 'E', message: `${addOns[0]} is missing`, handled: true }],
        }),
      ),
    });
  const { id, key } = await server.newProduct();
  await server.api.putPlan(id, { plan, reason: 'The next version needs to know them.' });

  expect((await send(sent(key, 1, ['one', 'two', 'three', 'one']))).refused).toEqual([
    'contexts/2/properties/addOn too-many-values',
  ]);
  await server.close();
  server = await start();

  expect((await send(sent(key, 2, ['four', 'two', 'one']))).refused).toEqual([
    'contexts/0/properties/addOn too-many-values',
    ...[0, 1, 2].flatMap((at) => [
      `sessionDays/${at}/events/0/attributes/size too-many-values`,
      ...(at === 0 ? ['sessionDays/0/exceptions/0/message too-many-values'] : []),
    ]),
  ]);
  const rows = await server.warehouse.query<{ value: string }>(
    `SELECT DISTINCT properties['addOn'] AS value FROM session_days
    WHERE product_id = {product: UInt32} AND value != '' ORDER BY value`,
    { product: id },
  );
  expect(rows.map(({ value }) => value)).toEqual(['one', 'two']);
  await vi.waitFor(async () => {
    const refusals = await server.api.report(id, 'refusals', { query: { interval: 'total' } });
    expect(refusals.rows).toMatchObject([{ code: 'too-many-values', items: 6 }]);
  }, 5_000);
});
