import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFeature, aPlan, aProperty } from '../../testing/a-plan.ts';
import { aSession, aSessionDay, aSync, dayFromToday } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('dimensions');
let server: TestServer;
let id: number;

beforeAll(async () => {
  server = await startTestServer(dataDir);
  const product = await server.newProduct();
  id = product.id;
  const features = { 'Export/PDF': aFeature(), Open: aFeature(), Import: aFeature() };
  const plan = aPlan({ features, properties: { theme: aProperty() } });
  await server.api.putPlan(id, { plan, reason: 'Tells which look is polished first.' });
  const aDay = (number: number, daysAgo: number, feature: string) =>
    aSessionDay({ session: aSession(number), day: dayFromToday(-daysAgo), uses: [[feature, 1]] });
  const sync = aSync(product.key, {
    firstDay: dayFromToday(-200),
    contexts: [{ app: { version: '4.2.0' }, system: { os: 'Linux' }, properties: { theme: 'dark' } }],
    sessionDays: [aDay(1, 100, 'Export/PDF'), aDay(2, 80, 'Open'), aDay(3, 50, 'Import')],
  });
  await server.send('POST', '/v1/sync', { body: sync, token: null });
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

describe('what a bar of filters needs', () => {
  test('is there: days, dimensions with properties, values, features', async () => {
    expect(await server.api.days(id)).toEqual({ firstDay: dayFromToday(-100), lastDay: dayFromToday(-50) });
    const { dimensions } = await server.api.dimensions(id);
    expect(dimensions.map(({ name }) => name)).toEqual(expect.arrayContaining(['os', 'property.theme']));
    expect(await server.api.dimensionValues(id, 'os')).toEqual({
      values: [{ value: 'Linux', installations: 1 }],
      from: dayFromToday(-79),
      to: dayFromToday(-50),
    });
    expect(await server.api.dimensionValues(id, 'property.theme')).toMatchObject({
      values: [{ value: 'dark', installations: 1 }], // its plan declares it
    });
  });

  test('is of the last days that have data, or of those that are asked for', async () => {
    const features = async (query: Record<string, string>) => {
      const answer = await server.api.features(id, { query });
      return answer.features.map(({ name }) => name);
    };

    expect(await features({})).toEqual(['Import']);
    expect(await features({ from: '-100d' })).toEqual(['Export/PDF', 'Import', 'Open']);
    expect(await features({ from: '-100d', search: 'port', limit: '1' })).toEqual(['Export/PDF']);
    expect(await features({ from: '-100d', to: '-100d' })).toEqual(['Export/PDF']);
  });

  test('is not sent again while nothing has changed', async () => {
    const path = `/api/v1/products/${id}/features?from=-100d`;
    const etag = (await server.send('GET', path)).headers.get('etag') ?? '';

    expect((await server.send('GET', path, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test.each(['days', 'features', 'dimensions', 'dimensions/os/values'])(
    '%s is for those who may read',
    async (path) => {
      const answer = await server.send('GET', `/api/v1/products/${id}/${path}`, { token: null });

      expect(answer.status).toBe(401);
    },
  );
});
