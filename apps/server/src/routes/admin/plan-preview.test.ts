import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFeature, aPlan, aProperty } from '../../testing/a-plan.ts';
import { dayFromToday } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('plan-preview');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

describe('a preview of a plan', () => {
  test('says what publishing it would change, and changes nothing', async () => {
    const { id } = await server.newProduct();
    await server.api.putPlan(id, { plan: aPlan() });
    const wider = aPlan({ properties: { theme: aProperty() } });

    const preview = await server.api.previewPlan(id, { plan: wider });

    expect(preview).toMatchObject({
      findings: [],
      isNew: true,
      changes: [{ path: ['properties', 'theme'], effect: 'widening' }],
    });
    expect(await server.api.plan(id)).toMatchObject({ version: 1 });
    expect((await server.api.plans(id)).plans).toHaveLength(1);
    const published = await server.api.putPlan(id, { plan: wider, reason: 'Tells which look is polished first.' });
    expect(published.changes).toEqual(preview.changes);
  });

  test('of the plan in force says that it is', async () => {
    const { id } = await server.newProduct();
    await server.api.putPlan(id, { plan: aPlan() });

    expect(await server.api.previewPlan(id, { plan: aPlan() })).toEqual({ findings: [], changes: [], isNew: false });
  });

  test.each([
    ['is no plan', 'hello', []],
    ['is nothing', null, []],
    ['has ended', aPlan({ features: { A: aFeature({ expires: dayFromToday(-1) }) } }), ['features', 'A', 'expires']],
    [
      'claims too much',
      aPlan({ features: { A: aFeature({ description: 'Counts it, with anonymous data only.' }) } }),
      ['features', 'A', 'description'],
    ],
  ])('that %s says where, and compares nothing', async (_, plan, path) => {
    const { id } = await server.newProduct();

    const preview = await server.api.previewPlan(id, { plan });

    expect(preview).toMatchObject({ changes: [], isNew: false });
    expect(preview.findings).toContainEqual(expect.objectContaining({ path, severity: 'error' }));
  });

  test('warns of what is allowed all the same', async () => {
    const { id } = await server.newProduct();
    const soon = aPlan({ features: { 'Notes/Add': aFeature({ expires: dayFromToday(10) }) } });

    expect(await server.api.previewPlan(id, { plan: soon })).toMatchObject({
      findings: [{ path: ['features', 'Notes/Add', 'expires'], severity: 'warning' }],
      isNew: true,
    });
  });

  test('is for those who may read', async () => {
    const { id } = await server.newProduct();
    const body = { plan: aPlan() };

    expect((await server.send('POST', `/api/v1/products/${id}/plan/preview`, { body, token: null })).status).toBe(401);
  });
});
