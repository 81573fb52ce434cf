import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportedInstallation, Product } from '@usance/api';
import { init } from '@usance/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

const start = ({ key }: Product, folder: string) =>
  init({
    key,
    endpoint: server.url,
    app: { version: '4.2.0' },
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
