import { createPublicKey, verify } from 'node:crypto';
import type { PlanPublication, PublishedPlan } from '@usance/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFeature, aPlan, aProperty } from '../../testing/a-plan.ts';
import { dayFromToday } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('plans');
const reason = 'Tells which look is polished first.';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

const put = async (id: number, body: unknown) => {
  const answer = await server.send('PUT', `/api/v1/products/${id}/plan`, { body });
  return { status: answer.status, body: (await answer.json()) as PlanPublication & { code?: string; detail?: string } };
};

const withTheme = () => aPlan({ properties: { theme: aProperty() } });

describe('a plan', () => {
  test('comes into force in versions, signed, and is there for anyone', async () => {
    const { id, key } = await server.newProduct();
    const first = await server.api.putPlan(id, { plan: aPlan() });
    const second = await server.api.putPlan(id, { plan: withTheme(), reason });

    expect([first, second].map(({ version, isNew }) => [version, isNew])).toEqual([[1, true], [2, true]]); // prettier-ignore
    expect(await server.api.plan(id)).toMatchObject({ version: 2, hash: second.hash, reason, plan: withTheme() });
    const { plans } = await server.api.plans(id);
    expect(plans.map(({ version, changes }) => [version, changes.map(({ effect }) => effect)])).toEqual([
      [2, ['widening']],
      [1, ['narrowing', 'narrowing']],
    ]);

    const found = await server.send('GET', `/v1/plan?key=${key}`, { token: null });
    const open = (await found.json()) as PublishedPlan;
    expect(open).toMatchObject({ version: 2, plan: withTheme() });
    expect(found.headers.get('cache-control')).toBe('public, max-age=300');
    const again = { token: null, headers: { 'if-none-match': found.headers.get('etag') ?? '' } };
    expect((await server.send('GET', `/v1/plan?key=${key}`, again)).status).toBe(304);
    const old = await server.send('GET', `/v1/plan?key=${key}&hash=${first.hash}`, { token: null });
    expect(await old.json()).toMatchObject({ version: 1, plan: aPlan() });
    expect(await payloadOf(open.signed)).toMatchObject({
      product: key,
      version: 2,
      hash: second.hash,
      plan: withTheme(),
    });
  });

  test('that is in force already changes nothing, in whatever order it is written', async () => {
    const { id } = await server.newProduct();
    const plan = aPlan({ features: { 'B/One': aFeature(), 'A/Two': aFeature() } });
    await server.api.putPlan(id, { plan });

    const { features } = plan;
    const turned = { features: Object.fromEntries(Object.entries(features).toReversed()), product: plan.product };
    const again = await server.api.putPlan(id, { plan: turned });

    expect(again).toMatchObject({ version: 1, isNew: false, changes: [] });
    expect((await server.api.plans(id)).plans).toHaveLength(1);
    expect((await server.api.privacyChanges(id)).changes).toHaveLength(1);
  });

  test('that came back is a new version with its old hash', async () => {
    const { id } = await server.newProduct();
    const first = await server.api.putPlan(id, { plan: aPlan() });
    await server.api.putPlan(id, { plan: aPlan({ features: {} }) });

    const third = await server.api.putPlan(id, { plan: aPlan(), reason });

    expect(third).toMatchObject({ version: 3, hash: first.hash, isNew: true });
  });

  test('that widens needs a reason, and the answer names what widens', async () => {
    const { id } = await server.newProduct();
    await server.api.putPlan(id, { plan: aPlan() });

    const refused = await put(id, { plan: withTheme() });

    expect(refused).toMatchObject({ status: 422, body: { code: 'needs-reason' } });
    expect(refused.body.detail).toContain('properties › theme: new property, one of dark, light');
    expect(await server.api.plan(id)).toMatchObject({ version: 1 });
    expect((await put(id, { plan: withTheme(), reason: 'It is anonymous data.' })).body.code).toBe('forbidden-claim');
    const override = { reason: 'It is anonymous data.', by: 'core team', date: '2026-10-01' };
    const claiming = aPlan({ features: { 'Notes/Add': aFeature({ override }) } });
    expect((await put(id, { plan: claiming })).body).toMatchObject({
      code: 'forbidden-claim',
      at: 'plan/features/Notes/Add/override/reason',
    });
    await server.api.putPlan(id, { plan: withTheme(), reason });
    const [change] = (await server.api.privacyChanges(id)).changes;
    expect(change).toMatchObject({ subject: 'plan', direction: 'widening', reason });
    expect(change?.details).toEqual([
      { what: 'properties/theme', before: '–', after: expect.stringContaining('new property') },
    ]);
  });

  test('that is a product’s first needs one if it takes more than names', async () => {
    const { id } = await server.newProduct();
    const detailed = aPlan({ features: { 'Notes/Add': aFeature({ detail: true }) } });

    expect((await put(id, { plan: detailed })).body.code).toBe('needs-reason');
    expect((await put(id, { plan: aPlan({ exceptions: { messages: ['disk full'] } }) })).body.code).toBe(
      'needs-reason',
    );
    expect((await put(id, { plan: aPlan() })).status).toBe(200);
  });

  test('that keeps a feature for longer tells the world the days', async () => {
    const { id } = await server.newProduct();
    await server.api.putPlan(id, { plan: aPlan() });
    await server.api.putPlan(id, { plan: aPlan({ features: { 'Notes/Add': aFeature({ retention: 700 }) } }), reason });

    const [change] = (await server.api.privacyChanges(id)).changes;
    expect(change?.details).toEqual([{ what: 'features/Notes/Add/retention', before: 395, after: 700 }]);
  });

  test.each([
    ['is none', 'Field Notes', 'plan'],
    [
      'has expired',
      aPlan({ features: { 'Notes/Add': aFeature({ expires: dayFromToday(0) }) } }),
      'plan/features/Notes/Add/expires',
    ],
    ['takes free text', aPlan({ properties: { theme: aProperty({ type: 'text' }) } }), 'plan/properties/theme/type'],
    [
      'is about a person',
      aPlan({ properties: { email: aProperty({ type: 'pattern', pattern: '[a-z]+' }) } }),
      'plan/properties/email',
    ],
    ['may take long', aPlan({ exceptions: { messages: ['(a+)+b'] } }), 'plan/exceptions/messages/0'],
  ])('that %s is refused, at its place', async (_, plan, at) => {
    const { id } = await server.newProduct();

    expect(await put(id, { plan, reason })).toMatchObject({ status: 422, body: { code: 'invalid-plan', at } });
    expect((await server.api.plans(id)).plans).toEqual([]);
  });

  test('may have 2,000 features with long descriptions', async () => {
    const { id } = await server.newProduct();
    const feature = aFeature({ description: 'Counts how often it is used, and why. '.repeat(13).trim() });
    const features = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, i) => [`Category ${i % 40}/Command ${i}`, feature]),
    );

    expect((await put(id, { plan: aPlan({ features }) })).status).toBe(200);
  });

  test('is not shown of a product that has none, nor changed by whoever may only read', async () => {
    const { id, key } = await server.newProduct();

    expect((await server.send('GET', `/api/v1/products/${id}/plan`)).status).toBe(404);
    expect((await server.send('GET', `/v1/plan?key=${key}`)).status).toBe(404);
    expect((await server.send('GET', '/v1/plan?key=pk_nobody')).status).toBe(401);
    const { token } = await server.api.createToken({ name: 'reader', scopes: ['read'] });
    const forbidden = await server.send('PUT', `/api/v1/products/${id}/plan`, { body: { plan: aPlan() }, token });
    expect(forbidden.status).toBe(403);
  });
});

/** What was signed, if the server's own public key says so. */
async function payloadOf(jws: string): Promise<unknown> {
  const answer = await server.send('GET', '/.well-known/usance-signing-key.json', { token: null });
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const { keys } = (await answer.json()) as { keys: [Record<string, string>] };
  const key = createPublicKey({ key: keys[0], format: 'jwk' });
  const isSound = verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'));
  return isSound ? JSON.parse(Buffer.from(payload, 'base64url').toString()) : undefined;
}
