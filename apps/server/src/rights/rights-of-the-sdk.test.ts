import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportedInstallation, Product } from '@usance/api';
import type { Sync } from '@usance/protocol';
import { init, type ExportedData } from '@usance/sdk';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aFeature, aPlan, aProperty, everythingOfTheSystem } from '../testing/a-plan.ts';
import { dayFromToday } from '../testing/a-sync.ts';
import { anyHistory, live } from '../testing/random-history.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../testing/test-server.ts';

let dataDir: string;
let home: string;
let server: TestServer;

beforeAll(async () => {
  dataDir = newFolder('sdk-rights');
  home = newFolder('sdk-home');
  server = await startTestServer(dataDir, {}, { erasureTimes: { gatherMs: 1, reportsEndMs: 0 } });
});

afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
  removeFolder(home);
});

const start = ({ key }: Product, folder: string, version = '4.2.0') =>
  init({
    key,
    endpoint: server.url,
    app: { version },
    consent: 'ask',
    collectInCi: true,
    storageFolder: join(home, folder),
  });

async function exportOf({ key }: Product, installation: string) {
  const answer = await server.send('POST', '/v1/export', { body: { key, installation }, token: null });
  return (await answer.json()) as ExportedInstallation;
}

test('what the SDK exports is what the server exports, and what it erases is gone also from a copy of its queue', async () => {
  const product = await server.newProduct();
  const person = start(product, 'person');
  person.consent.set('full');
  person.track('Export/PDF');
  person.track('Import/Rows', 1_833);
  expect((await person.flush()).kind).toBe('sent');
  person.track('Export/PDF');
  expect((await person.flush()).kind).toBe('sent');

  const own = await person.exportMyData();
  const id = own.installations[0]?.id ?? '';
  const kept = await exportOf(product, id);
  const features = (uses: readonly (readonly [string, number, number?])[]) =>
    uses.map(([name, count, total = 0]) => ({ name, uses: count, total }));
  expect(kept.sessionDays).toMatchObject(
    own.sent.map(({ day, seconds, uses = [], its }) => ({
      day,
      seconds,
      version: its.app?.version,
      os: its.system?.os,
      features: features(uses),
    })),
  );
  expect(kept.sessionDays).toMatchObject([{ features: [{ name: 'Export/PDF', uses: 2 }, { total: 1_833 }] }]);
  expect(kept.firstDay).toBe(own.installations[0]?.firstDay);

  person.track('Waiting');
  await person.shutdown();
  cpSync(join(home, 'person'), join(home, 'copy'), { recursive: true });
  const again = start(product, 'person');
  expect(await again.eraseMyData()).toMatchObject({ kind: 'requested', installations: 1 });
  await again.shutdown();

  const copy = start(product, 'copy');
  copy.track('Later');
  await copy.flush();
  expect(copy.consent.status()).toMatchObject({ collecting: false, reason: 'erased' });
  await copy.shutdown();
  expect(readdirSync(join(home, 'copy'))).toEqual(['choice.json']);
  await expect.poll(async () => (await server.api.arrival(product.id)).installations, { timeout: 30_000 }).toBe(0);
  expect(await exportOf(product, id)).toMatchObject({ firstDay: null, sessionDays: [] });
});
/** A session day of the SDK's log, as the server tells of it. Written from the protocol, not from the server's way of storing it. */
function asKept({ its: { app, license, system, properties }, ...day }: ExportedData['sent'][number]) {
  const yesOrNo = (value: boolean | undefined) => (value === undefined ? null : value ? 'yes' : 'no');
  return {
    day: day.day,
    sessions: day.sessions ?? 1,
    continued: day.continued ?? false,
    seconds: day.seconds,
    ended: day.ended ?? false,
    crashed: day.crashed ?? false,
    localHour: day.localHour ?? null,
    localWeekday: day.localWeekday ?? null,
    version: app?.version ?? null,
    language: app?.language ?? null,
    licenseType: license?.type ?? null,
    licenseStatus: license?.status ?? [],
    os: system?.os ?? null,
    arch: system?.arch ?? null,
    cpu: system?.cpu ?? null,
    cores: system?.cores ?? null,
    memoryMb: system?.memoryMb ?? null,
    locale: system?.locale ?? null,
    runtime: system?.runtime ?? null,
    container: yesOrNo(system?.container),
    properties: properties ?? {},
    features: (day.uses ?? []).map(([name, uses, total = 0]) => ({ name, uses, total })),
  };
}

/** In an order of what both sides know, whichever side they are from. */
const inOrder = <Item extends object>(items: readonly Item[], keys: readonly (keyof Item)[]) => {
  const place = (item: Item) => JSON.stringify(keys.map((key) => item[key]));
  return items.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
};
const orderOfDays = [
  'day',
  'version',
  'features',
  'seconds',
  'properties',
  'licenseType',
  'ended',
  'continued',
  'sessions',
] as const;
const orderOfExceptions = ['hour', 'type', 'handled'] as const;

test('of any history the server exports what the log on the machine says was sent, no more and no less', async () => {
  const product = await server.newProduct();
  const features = Object.fromEntries(['Notes/Add', 'Notes/Find', 'Print'].map((name) => [name, aFeature()]));
  const plan = {
    reason: 'The first plan.',
    plan: aPlan({
      features,
      properties: { theme: aProperty() },
      system: everythingOfTheSystem(),
      exceptions: { messages: [] },
    }),
  };
  await server.api.putPlan(product.id, plan);
  let histories = 0;
  let days = 0;

  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      const folder = `history-${(histories += 1)}`;
      const sdk = await live(history, (version) => start(product, folder, version));
      const [own, log] = [await sdk.exportMyData(), await sdk.sentLog()];

      const sent = log.map(({ body, outcome }) => ({ ...(JSON.parse(body) as Sync), outcome }));
      for (const id of new Set(sent.map(({ installation = '' }) => installation))) {
        const kept = await exportOf(product, id);
        const its = own.sent.filter(({ installation }) => installation === id);
        expect(inOrder(kept.sessionDays, orderOfDays)).toMatchObject(inOrder(its.map(asKept), orderOfDays));
        expect(kept.firstDay).toBe(its.length === 0 ? null : dayFromToday(0));
        // Of exceptions the log holds each once, in whichever request it was first taken.
        const told = new Map(
          sent
            .filter(({ installation }) => installation === id)
            .flatMap(({ sessionDays = [] }) => sessionDays)
            .flatMap(({ session, exceptions = [] }) =>
              exceptions.map((one) => [`${session} ${one.seq}`, one] as const),
            ),
        );
        expect(inOrder(kept.exceptions, orderOfExceptions)).toMatchObject(
          inOrder(
            [...told.values()].map(({ type, hour, handled, frames = [] }) => ({ type, hour, handled, frames })),
            orderOfExceptions,
          ),
        );
        days += its.length;
      }
      await sdk.shutdown(); // which tells of the end, and so comes last
    }),
    { numRuns: 8, seed: 20_261_126 },
  );
  expect(days).toBeGreaterThan(10);
});
