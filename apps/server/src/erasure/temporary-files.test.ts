import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createApiClient, reportMediaTypes } from '@usance/api';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { findBytes } from '../needles/find-bytes.ts';
import { spellingsOfId } from '../needles/id-spellings.ts';
import { aFeature, aPlan, aProperty } from '../testing/a-plan.ts';
import { anInstallation, aSession, aSessionDay, aSync, dayFromToday } from '../testing/a-sync.ts';
import { startServerProcess } from '../testing/server-process.ts';
import { newFolder, ownerToken, removeFolder, startTestServer } from '../testing/test-server.ts';

const root = newFolder('temporary-files');
afterAll(() => removeFolder(root));

const word = 'a-word-of-the-erased-person-only';
const person = anInstallation(1);
const plan = aPlan({
  features: { Notes: aFeature() },
  properties: { shelf: aProperty({ type: 'pattern', pattern: '[a-z-]{1,40}' }) },
});

/** Twenty days of somebody's, with a word of theirs as version and as property. */
const daysOf = (key: string, number: number, ownWord: string) =>
  aSync(key, {
    installation: anInstallation(number),
    firstDay: dayFromToday(-20),
    contexts: [{ app: { version: ownWord }, system: { os: 'Linux' }, properties: { shelf: ownWord } }],
    sessionDays: Array.from({ length: 20 }, (_, index) =>
      aSessionDay({ session: aSession(number * 100 + index), day: dayFromToday(-index), uses: [['Notes', 1]] }),
    ),
  });

const traces = new Map<string, string | Buffer>([
  ['word', word],
  ['session', aSession(105)],
  ...Object.entries(spellingsOfId(person)),
]);
const tracesIn = (...places: string[]) =>
  places.flatMap((place) =>
    [...findBytes(place, traces)].flatMap(([name, files]) => files.map((file) => [name, file])),
  );

const erasureTimes = { gatherMs: 1, reportsEndMs: 0 };

test(
  'rows that a killed server left in temporary files of its engine are gone after the next start, and the erased ones everywhere',
  { timeout: 120_000 },
  async () => {
    const dataDir = join(root, 'spilled');
    let server = await startTestServer(dataDir, {}, { erasureTimes });
    const product = await server.newProduct();
    await server.api.putPlan(product.id, { plan, reason: 'It is what this test sends.' });
    await server.send('POST', '/v1/sync', { body: daysOf(product.key, 1, word), token: null });
    await server.send('POST', '/v1/sync', { body: daysOf(product.key, 2, 'a-word-of-who-stays'), token: null });
    await server.close();
    const temporary = join(dataDir, 'warehouse', 'tmp');

    await killWhileSpilling(join(dataDir, 'warehouse'), temporary);
    expect(tracesIn(temporary).map(([name]) => name)).toContain('word');
    server = await startTestServer(dataDir, {}, { erasureTimes });
    expect(readdirSync(temporary)).toEqual([]);

    const body = { key: product.key, installation: person };
    expect((await server.send('POST', '/v1/erase', { body, token: null })).status).toBe(202);
    await expect
      .poll(() => server.api.erasures(product.id), { timeout: 60_000, interval: 200 })
      .toEqual({ requested: 1, open: 0 });
    expect(tracesIn(dataDir)).toEqual([]);
    expect(findBytes(dataDir, new Map([['other', 'a-word-of-who-stays']])).get('other')).not.toEqual([]);
    await server.close();
    expect(tracesIn(dataDir)).toEqual([]);
  },
);

/** Has the engine write rows into temporary files and kills it in the middle. */
async function killWhileSpilling(warehouse: string, temporary: string): Promise<void> {
  const program = fileURLToPath(new URL('../testing/spill.ts', import.meta.url));
  const node = ['--conditions=@usance/source', '--import', import.meta.resolve('tsx'), program, warehouse];
  const child = spawn(process.execPath, node, { stdio: 'inherit' });
  const exited = new Promise((ended) => child.once('exit', ended));
  const spilled = () => existsSync(temporary) && tracesIn(temporary).length > 0;
  while (child.exitCode === null && !spilled()) await sleep(2);
  child.kill('SIGKILL');
  await exited;
}

/** Calls by which a program makes a file or writes to one. */
const writing = ['open', 'openat', 'creat', 'mkdir', 'mkdirat', 'rename', 'renameat', 'renameat2', 'link', 'linkat'];

/** Where a traced program wrote, but for what is no file. */
function writtenIn(trace: string): string[] {
  const paths = trace.split('\n').flatMap((line) => {
    if (!/O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|\b(?:creat|mkdir|mkdirat|rename\w*|link\w*)\(/.test(line)) return [];
    if (/= -1 E/.test(line)) return [];
    return [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, path = '']) => resolve(path));
  });
  // The compiler that runs these sources keeps what it made of them.
  return [...new Set(paths)].filter((path) => !/^\/(?:dev|proc|sys)\/|\/tsx-\d+(?:\/|$)/.test(path));
}

test('a server writes nowhere but into its data folder, whatever it is asked', { timeout: 180_000 }, async () => {
  const [dataDir, elsewhere] = [join(root, 'traced'), join(root, 'elsewhere')];
  mkdirSync(elsewhere);
  const log = join(root, 'trace');
  const trace = ['strace', '-f', '-qq', '-s', '4096', '-o', log, '-e', `trace=${writing.join(',')}`];
  const server = await startServerProcess(dataDir, { TMPDIR: elsewhere }, { under: trace });
  const stopTraced = () => spawnSync('kill', [/^(\d+)/.exec(readFileSync(log, 'utf8'))?.[1] ?? '']); // the server, not who traces it
  onTestFinished(() => void stopTraced());
  const api = createApiClient({ baseUrl: server.url, token: ownerToken });
  const product = await api.createProduct({ name: 'Field Notes' });
  await api.putPlan(product.id, { plan, reason: 'It is what this test sends.' });
  const send = (path: string, body: unknown) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });

  expect((await send('/v1/sync', daysOf(product.key, 1, word))).status).toBe(200);
  expect((await send('/v1/sync', { key: product.key, padding: 'x'.repeat(2_000_000) })).status).toBe(413);
  for (const accept of reportMediaTypes) {
    const path = `/api/v1/products/${product.id}/reports/activity?from=-30d`;
    const report = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${ownerToken}`, accept } });
    expect(report.status).toBe(200);
    await report.arrayBuffer();
  }
  const holder = { key: product.key, installation: person };
  expect((await send('/v1/export', holder)).status).toBe(200);
  await new Response((await api.backup()).body).arrayBuffer();
  expect((await send('/v1/erase', holder)).status).toBe(202);
  stopTraced();
  await server.stop();

  const written = writtenIn(readFileSync(log, 'utf8'));
  expect(written.filter((path) => path.startsWith(dataDir)).length).toBeGreaterThan(20);
  expect(written.filter((path) => !path.startsWith(dataDir))).toEqual([]);
  expect(readdirSync(elsewhere).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
});

test('the folder of a trial that was killed goes when a server starts, and that of one under way stays', async () => {
  const [left, underWay] = [`usance-trial-${2 ** 30}-killed`, `usance-trial-${process.pid}-underway`].map((name) =>
    join(tmpdir(), name),
  ) as [string, string];
  for (const folder of [left, underWay]) {
    mkdirSync(folder);
    writeFileSync(join(folder, 'rows'), word);
  }

  const server = await startTestServer(join(root, 'after-trial'));
  await server.close();

  expect([left, underWay].map((folder) => existsSync(folder))).toEqual([false, true]);
  removeFolder(underWay);
});
