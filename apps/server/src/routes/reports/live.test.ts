import { LiveAnswerSchema } from '@usance/api';
import { Check } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anInstallation, aSession, aSessionDay, aSync, dayFromToday } from '../../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../../testing/test-server.ts';

const dataDir = newFolder('live');
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(dataDir);
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

const send = async (key: string, changes: Record<string, unknown>) => {
  const answer = await server.send('POST', '/v1/sync', { body: aSync(key, changes), token: null });
  expect(answer.status).toBe(200);
};

describe('the live view', () => {
  test('tells of every sync as soon as it is answered, whatever days it speaks of', async () => {
    const { id, key } = await server.newProduct();
    const [first, second] = [
      aSessionDay({ session: aSession(1), day: dayFromToday(-9) }),
      aSessionDay({ session: aSession(2), context: 1 }),
    ];
    const contexts = [{ app: { version: '4.1.0' } }, { app: { version: '4.2.0' } }];
    expect(await server.api.live(id)).toMatchObject({ installations: 0, versions: [] });

    await send(key, { contexts, sessionDays: [first, second] });
    await send(key, { installation: anInstallation(2) });

    const answer = await server.api.live(id);
    expect(Check(LiveAnswerSchema, answer)).toBe(true);
    expect(answer).toMatchObject({
      scope: 'all',
      isComplete: true,
      now: { installations: 2 },
      installations: 2,
      versions: [{ value: '4.2.0', installations: 2 }],
    });
    expect(answer.minutes.reduce((sum, { sessionDays }) => sum + sessionDays, 0)).toBe(3);
  });

  test('is of what is counted by default, and of what was accepted', async () => {
    const { id, key } = await server.newProduct({ newInstallationsPerHour: 1 });
    await send(key, { kind: 'ci' });
    await send(key, { environment: 'development' });
    await send(key, { sessionDays: [aSessionDay({ day: dayFromToday(-5_000) })] });

    expect((await server.send('POST', '/v1/sync', { body: aSync(key, { installation: anInstallation(7) }), token: null })).status).toBe(429); // prettier-ignore
    expect(await server.api.live(id)).toMatchObject({ installations: 0 });
  });

  test('names no installation', async () => {
    const { id, key } = await server.newProduct();
    await send(key, {});

    const text = await (await server.send('GET', `/api/v1/products/${id}/live`)).text();

    expect(text).not.toContain(anInstallation());
    expect(Object.keys(JSON.parse(text) as object).toSorted()).toEqual(
      ['at', 'countries', 'installations', 'isComplete', 'minutes', 'now', 'scope', 'since', 'versions'], // prettier-ignore
    );
  });

  test('is for those who may read, of a product that there is', async () => {
    expect((await server.send('GET', '/api/v1/products/1/live', { token: null })).status).toBe(401);
    expect((await server.send('GET', '/api/v1/products/99/live')).status).toBe(404);
  });
});
