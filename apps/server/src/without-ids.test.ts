import { join } from 'node:path';
import { catalog, isReportName } from '@usance/reports';
import { openRegistry } from '@usance/registry';
import { createHandClock, patient, startHost } from '@usance/sdk/testing';
import type { Problem } from '@usance/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBytes } from './needles/find-bytes.ts';
import { anInstallation, aSession, aSync, aWeek, dayFromToday } from './testing/a-sync.ts';
import { questionFor } from './testing/report-questions.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from './testing/test-server.ts';

/* A product in No-ID mode, from the SDK to the reports. */

const dayMs = 86_400_000;
/** Where the tests run, storage may not last. */
const any = { kind: 'normal,ephemeral' };
let dataDir: string;
let home: string;
let server: TestServer;

beforeAll(async () => {
  dataDir = newFolder('without-ids');
  home = newFolder('without-ids-home');
  server = await startTestServer(dataDir);
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
  removeFolder(home);
});

const newProduct = () => server.newProduct({ identity: 'none', syncsPerMinutePerAddress: null });

const send = async (key: string, changes: Record<string, unknown>) => {
  const { installation: _, firstDay: __, sessionDays: ___, ...nobody } = aSync(key);
  return (await server.send('POST', '/v1/sync', { body: { ...nobody, ...changes }, token: null })).json();
};

const problemOf = async (answer: Response) => [answer.status, ((await answer.json()) as Problem).code];

test('what six programs with the SDK did in a week is in the reports, each once', { timeout: 60_000 }, async () => {
  const { id, key } = await newProduct();
  const hand = createHandClock(`${dayFromToday(-21)}T10:00:00Z`);
  const run = async (program: number, ...features: string[]) => {
    const host = startHost({
      key,
      endpoint: server.url,
      identity: 'none',
      folder: join(home, `${program}`),
      platform: { clock: hand.clock },
    });
    for (const feature of features) host.track(feature);
    await host.shutdown(patient);
  };
  for (let program = 1; program <= 6; program++) await run(program, 'Export/PDF', ...(program > 4 ? ['Rare'] : []));
  hand.pass(13 * dayMs);
  for (let i = 0; i < 6; i++) {
    for (let program = 1; program <= 6; program++) await run(program);
    hand.pass(dayMs);
  }

  const activity = await server.api.report(id, 'weekly-activity', { query: { from: '-40d', ...any } });
  const [{ period } = { period: '' }] = activity.rows;
  expect(activity.rows[0]).toEqual({ period: mondayOf(dayFromToday(-21)), active: 6 });
  const features = await server.api.report(id, 'weekly-features', { query: { from: period, to: period, ...any } });
  expect(features.rows).toEqual([{ period, feature: 'Export/PDF', active: 6, share: 1, uses: 6, total: 0 }]);
  const cohorts = await server.api.report(id, 'weekly-breakdown', {
    query: { from: period, to: period, dimension: 'cohort', ...any },
  });
  expect(cohorts.rows).toEqual([{ period, value: 'first week', active: 6, share: 1 }]);
  expect(await server.api.arrival(id)).toMatchObject({ installations: 0, sessionDays: 0 });
});

test('nothing that has an ID is stored, and no byte of a report’s name', async () => {
  const { id, key } = await newProduct();
  const sessionDays = [{ session: aSession(7), day: dayFromToday(0), revision: 1, context: 0, seconds: 1 }];
  const weeks = [aWeek(-2, { report: aSession(78) })];

  const answer = await send(key, { installation: anInstallation(77), firstDay: dayFromToday(-1), sessionDays, weeks });

  expect(answer).toMatchObject({ accepted: 1, refused: [{ at: 'sessionDays/0', code: 'no-id-only' }] });
  expect(await server.api.arrival(id)).toMatchObject({ installations: 0, sessionDays: 0, weeks: 1 });
  const names = new Map([anInstallation(77), aSession(78), aSession(7)].map((name) => [name, name]));
  expect([...findBytes(dataDir, names).values()].flat()).toEqual([]);
});

test('what needs installations says so, whatever is asked', { timeout: 60_000 }, async () => {
  const { id, key } = await newProduct();
  const refused = [422, 'needs-installations'];

  const outcomes = new Map<string, string>();
  for (const name of Object.keys(catalog).filter(isReportName)) {
    const query = new URLSearchParams(questionFor(name)).toString();
    const answer = await server.send('GET', `/api/v1/products/${id}/reports/${name}?${query}`);
    const [status, code] = answer.status === 200 ? [200, name] : await problemOf(answer);
    outcomes.set(name, `${status} ${code}`);
  }
  const answered = new Set(['refusals', 'weekly-activity', 'weekly-breakdown', 'weekly-features']);
  expect([...outcomes]).toEqual(
    Object.keys(catalog).map((name) => [name, answered.has(name) ? `200 ${name}` : '422 needs-installations']),
  );
  expect(await problemOf(await server.send('GET', `/api/v1/products/${id}/live`))).toEqual(refused);
  const asked = { key, installation: anInstallation() };
  expect(await problemOf(await server.send('POST', '/v1/export', { body: asked, token: null }))).toEqual(refused);
  expect(await problemOf(await server.send('POST', '/v1/erase', { body: asked, token: null }))).toEqual(refused);
  const page = await (await fetch(`${server.url}/p/${key}/data?lang=en`)).text();
  expect(page).toContain('nothing that is stored belongs to an installation');
  expect(page).not.toContain('<form');
});

test('people are told that it is anonymous, by such a product and no other', async () => {
  const [without, other] = [await newProduct(), await server.newProduct()];
  const told = async (key: string) => (await fetch(`${server.url}/p/${key}/privacy?lang=en`)).text();
  const manifestOf = async (key: string) => (await fetch(`${server.url}/p/${key}/manifest.json`)).json();

  expect(await told(without.key)).toContain('These figures are anonymous.');
  expect(await manifestOf(without.key)).toMatchObject({ manifest: { identity: { kind: 'anonymous' } } });
  expect(await told(other.key)).not.toContain('anonymous');
  expect(await manifestOf(other.key)).toMatchObject({ manifest: { identity: { kind: 'pseudonymous' } } });
});

test('whether there are IDs is chosen for good', async () => {
  const { id } = await newProduct();

  const answer = await server.send('PATCH', `/api/v1/products/${id}`, {
    body: { settings: { identity: 'installation' } },
  });

  expect(await problemOf(answer)).toEqual([400, 'invalid-request']);
});

test('after a restart all of it is there, and no product without IDs ever had an installation in the registry', async () => {
  const ids = (await server.api.products()).products.flatMap(({ id, settings }) =>
    settings.identity === 'none' ? [id] : [],
  );
  const weeksOf = async () => Promise.all(ids.map(async (id) => (await server.api.arrival(id)).weeks));
  const before = await weeksOf();
  expect(Math.max(...before)).toBeGreaterThan(5);

  await server.close();
  const registry = await openRegistry({ kind: 'sqlite', file: join(dataDir, 'registry.sqlite') }, {});
  const ordinals = await Promise.all(ids.map((id) => registry.installations.highestOrdinal(id)));
  await registry.close();
  server = await startTestServer(dataDir);

  expect(ordinals).toEqual(ids.map(() => 0));
  expect(await weeksOf()).toEqual(before);
});

/** The Monday of a day's week. */
function mondayOf(day: string): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
