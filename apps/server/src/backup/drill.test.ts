import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApiClient, type ApiClient, type ReportName } from '@usance/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { backUp } from '../testing/backup-file.ts';
import { anInstallation, aSession, aSessionDay, aSync, dayFromToday } from '../testing/a-sync.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';
import { questionFor } from '../testing/report-questions.ts';
import { newFolder, ownerToken, removeFolder, startTestServer, testEnvironment } from '../testing/test-server.ts';
import { openBackupKeys } from './backup-keys.ts';
import { openArchive } from './read-archive.ts';
import { restoreBackup } from './restore-backup.ts';
import { verifyBackup } from './verify-backup.ts';

const appSecret = 'the application secret of the backup drill';
let folder: string;
let server: ServerProcess;
let api: ApiClient;
let key: string;

/** Sends one session of an installation; answers the status. */
async function sync(url: string, number: number, isRefused = false): Promise<number> {
  const sessionDays = [
    aSessionDay({
      session: aSession(number),
      day: isRefused ? 'today' : dayFromToday(-(number % 5)),
      uses: [['Export/PDF', number % 7, 1.5]],
    }),
  ];
  const { status } = await fetch(`${url}/v1/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(aSync(key, { installation: anInstallation(number), sessionDays })),
  });
  return status;
}

/** What every report says. */
async function reportsOf(of: ApiClient): Promise<Record<string, unknown>> {
  const { reports } = await of.reports();
  const names = reports.map(({ name }) => name as ReportName); // the server has them
  const answers = await Promise.all(
    names.map(async (name) => [name, await of.report(1, name, { query: questionFor(name) })]),
  );
  return Object.fromEntries(answers) as Record<string, unknown>;
}

/** What a data folder beside the one that was backed up needs: the same secret, and the keys. */
const environment = () => ({ APP_SECRET: appSecret, USANCE_BACKUP_KEYS: join(folder, 'data', 'backup-keys') });

function restore(file: string, dataDir: string, more: Record<string, string> = {}, mayReplace = false) {
  const config = readConfig(testEnvironment(dataDir, { ...environment(), ...more }));
  return restoreBackup(config, file, { mayReplace, now: () => new Date() });
}

beforeAll(async () => {
  folder = newFolder('drill');
  mkdirSync(join(folder, 'data'));
  server = await startServerProcess(join(folder, 'data'), { APP_SECRET: appSecret });
  api = createApiClient({ baseUrl: server.url, token: ownerToken });
  ({ key } = await api.createProduct({ name: 'Field Notes' }));
});

afterAll(async () => {
  await server.stop();
  removeFolder(folder);
});

/** What a backup holds once it is opened. */
async function openedBytes(file: string): Promise<Buffer> {
  const { pieces } = await openArchive(file, openBackupKeys(join(folder, 'data', 'backup-keys')));
  const parts: Buffer[] = [];
  for await (const { body, ...head } of pieces) parts.push(Buffer.from(JSON.stringify(head)), body);
  return Buffer.concat(parts);
}

describe('a backup', () => {
  test('holds all that was acknowledged before it began, while syncs go on and are answered', async () => {
    for (let number = 1; number <= 200; number += 1) expect(await sync(server.url, number)).toBe(200);
    let isOver = false;
    let meanwhile = 0;
    const senders = Array.from({ length: 4 }, async (_, sender) => {
      for (let number = 1_000 + sender; !isOver; number += 4) {
        expect(await sync(server.url, number)).toBe(200);
        meanwhile += 1;
      }
    });

    const files: string[] = [];
    for (let i = 0; i < 5; i += 1) files.push(await backUp(api, join(folder, `busy-${i}.backup`)));
    isOver = true;
    await Promise.all(senders);

    expect(meanwhile).toBeGreaterThan(20);
    for (const file of files) {
      const tables = await verifyBackup(file, openBackupKeys(join(folder, 'data', 'backup-keys')));
      const rowsOf = (name: string) => tables.find(({ table }) => table === name)?.rows ?? 0;
      expect(rowsOf('session_days')).toBeGreaterThanOrEqual(200);
      expect(rowsOf('installations')).toBeGreaterThanOrEqual(rowsOf('session_days'));
    }
  });

  test('is restored as it was: the same reports, and every installation keeps its ordinal', async () => {
    // What was counted a moment before is in it, too.
    expect(await sync(server.url, 7, true)).toBe(200);
    const file = await backUp(api, join(folder, 'same.backup'));
    const before = await reportsOf(api);
    const arrival = await api.arrival(1);
    const dataDir = newFolder('restored');

    const restored = await restore(file, dataDir);

    expect(restored.keptAside).toBeUndefined();
    const other = await startTestServer(dataDir, environment());
    expect(await reportsOf(other.api)).toEqual(before);
    expect(await other.api.arrival(1)).toEqual(arrival);
    expect(Object.keys(before).length).toBeGreaterThan(20);
    // Sent again, it is the same session of the same installation; a new one gets a number that none had.
    expect(await sync(other.url, 7)).toBe(200);
    expect(await other.api.arrival(1)).toEqual(arrival);
    expect(await sync(other.url, 900_000)).toBe(200);
    expect(await other.api.arrival(1)).toMatchObject({ installations: arrival.installations + 1 });
    const ordinals = await other.warehouse.query<{ highest: number; all: number }>(
      'SELECT max(installation) AS highest, uniqExact(installation) AS all FROM session_days',
    );
    expect(ordinals[0]?.highest).toBeGreaterThanOrEqual(ordinals[0]?.all ?? 0);
    await other.close();
    removeFolder(dataDir);
  });

  test('holds no ID, no secret and no key', async () => {
    const { token } = await api.createToken({ name: 'Needle', scopes: ['read'] });
    const file = await backUp(api, join(folder, 'needles.backup'));
    const keys = openBackupKeys(join(folder, 'data', 'backup-keys'));
    const monthKey = keys.find(new Date().toISOString().slice(0, 7))?.secret ?? Buffer.alloc(0);

    const plain = await openedBytes(file);

    const ids = [anInstallation(7), anInstallation(7).replaceAll('-', '')];
    const packed = Buffer.from(anInstallation(7).replaceAll('-', ''), 'hex');
    const needles = [
      appSecret,
      ownerToken,
      token,
      ...ids,
      packed,
      aSession(7),
      monthKey,
      monthKey.toString('base64url'),
    ];
    expect(needles.filter((needle) => plain.includes(needle))).toEqual([]);
    expect(plain.includes('Export/PDF') && plain.includes('Field Notes')).toBe(true);
    const sealed = readFileSync(file);
    expect(['Export/PDF', 'Field Notes', 'session_days'].filter((text) => sealed.includes(text))).toEqual([]);
    expect(sealed.subarray(0, sealed.indexOf('\n')).toString()).toMatch(
      /^usance-backup 1 \{"createdAt":"[^"]+","keyMonth":"\d{4}-\d{2}","keyCheck":"[^"]+","salt":"[^"]+"\}$/,
    );
  });

  test('is made by whoever may, one at a time, and remembered', async () => {
    const asked = (scopes: ('read' | 'manage' | 'inspect' | 'backup')[]) =>
      api.createToken({ name: 'Cron', scopes }).then(({ token }) => createApiClient({ baseUrl: server.url, token }));
    const manager = await asked(['read', 'manage', 'inspect']);
    const cron = await asked(['backup']);

    await expect(manager.backup()).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(cron.products()).rejects.toMatchObject({ code: 'not-allowed' });
    const first = await cron.backup();
    await expect(cron.backup()).rejects.toMatchObject({ code: 'conflict' });
    const bytes = (await first.arrayBuffer()).byteLength;
    const { backups } = await cron.backups();
    expect(backups[0]).toMatchObject({ bytes, keyMonth: new Date().toISOString().slice(0, 7) });
    const at = Date.parse(backups[0]?.at ?? '');
    expect(backups[0]?.readableUntil).toBe(new Date(at + 35 * 86_400_000).toISOString());
  });

  test('that nobody takes to its end is forgotten, and the next one can be made', async () => {
    const before = (await api.backups()).backups.length;
    const asker = new AbortController();
    await api.backup(asker.signal);
    asker.abort();

    await expect.poll(() => backUp(api, join(folder, 'next.backup')).catch(() => 'conflict')).not.toBe('conflict');
    expect((await api.backups()).backups.length).toBeGreaterThan(before);
    await verifyBackup(join(folder, 'next.backup'), openBackupKeys(join(folder, 'data', 'backup-keys')));
  });
});

describe('a restore is refused, and leaves everything as it was,', () => {
  let file: string;
  const faultOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'none',
      (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
    );
  /** Restores something else into a folder that holds nothing, and makes sure that it still does. */
  async function refusal(of: string, more: Record<string, string> = {}): Promise<string> {
    const dataDir = newFolder('restored');
    const fault = await faultOf(restore(of, dataDir, more));
    expect(readdirSync(dataDir).filter((name) => name !== 'format')).toEqual([]);
    removeFolder(dataDir);
    return fault;
  }

  beforeAll(async () => {
    file = await backUp(api, join(folder, 'whole.backup'));
  });

  test('of a file that is damaged, cut off or none', async () => {
    const whole = readFileSync(file);
    const changed = (name: string, bytes: Buffer) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(flipped.length - 40) ^ 1, flipped.length - 40);
    const head = whole.indexOf('\n') + 1;

    expect(await refusal(changed('flipped', flipped))).toMatch(/^damaged: this backup cannot be used/);
    expect(await refusal(changed('short', whole.subarray(0, -1)))).toMatch(/^damaged: .* cut off/);
    expect(await refusal(changed('only-head', whole.subarray(0, head)))).toMatch(/^damaged: .* cut off/);
    expect(await refusal(changed('half-head', whole.subarray(0, head - 10)))).toMatch(/^no-backup: /);
    expect(await refusal(changed('other-head', Buffer.concat([Buffer.from(whole.subarray(0, head).toString().replace(/"createdAt":"2/, '"createdAt":"3')), whole.subarray(head)])))).toMatch(/^damaged: /); // prettier-ignore
    expect(await refusal(changed('newer', Buffer.from(whole.toString('latin1').replace('usance-backup 1', 'usance-backup 2'), 'latin1')))).toMatch(/^newer: /); // prettier-ignore
    expect(await refusal(changed('text', Buffer.from('no backup at all')))).toMatch(/^no-backup: /);
    expect(await refusal(join(folder, 'nowhere.backup'))).toMatch(/^no-backup: .*ENOENT/);
  });

  test('without its key, with another one, or after the key was destroyed', async () => {
    const other = newFolder('keys');
    expect(await refusal(file, { USANCE_BACKUP_KEYS: other })).toMatch(/^no-key: the key of .* is not in /);
    openBackupKeys(other).use(new Date());
    expect(await refusal(file, { USANCE_BACKUP_KEYS: other })).toMatch(/^no-key: .* is not the one of this backup/);
    removeFolder(other);

    cpSync(join(folder, 'data', 'backup-keys'), other, { recursive: true });
    const keys = openBackupKeys(other);
    await verifyBackup(file, keys);
    expect(keys.destroyExpired(new Date(Date.now() + 36 * 86_400_000))).toHaveLength(1);
    expect(await faultOf(verifyBackup(file, keys))).toMatch(
      /^no-key: .* if it was destroyed, .* can no longer be read/,
    );
    removeFolder(other);
  });

  test('without the secret that its installations are known by', async () => {
    expect(await refusal(file, { APP_SECRET: 'another secret that is long enough' })).toMatch(/^other-secret: /);
    expect(await refusal(file, { APP_SECRET: '' })).toMatch(/^other-secret: the application secret is missing/);
  });

  test('over a server that runs, or over data that may not be put aside', async () => {
    const dataDir = newFolder('restored');
    const other = await startTestServer(dataDir, environment());
    await other.newProduct();
    expect(await faultOf(restore(file, dataDir, {}, true))).toMatch(/^in-use: a server has .* open; stop it first/);
    expect((await other.send('GET', '/healthz/ready')).status).toBe(200);
    await other.close();

    expect(await faultOf(restore(file, dataDir))).toMatch(/^holds-data: /);
    expect(existsSync(join(dataDir, 'restore'))).toBe(false);
    const again = await startTestServer(dataDir, environment());
    expect((await again.api.products()).products).toHaveLength(1);
    expect(await again.api.arrival(1)).toMatchObject({ installations: 0 });
    await again.close();
    removeFolder(dataDir);
  });
});

test('a restore in place of other data keeps them aside, and gives none of their numbers again', async () => {
  const file = await backUp(api, join(folder, 'early.backup'));
  const dataDir = newFolder('restored');
  await restore(file, dataDir);
  const later = await startTestServer(dataDir, environment());
  for (let number = 500_000; number < 500_010; number += 1) await sync(later.url, number);
  const highest = async () => {
    const started = await startTestServer(dataDir, environment());
    await sync(started.url, 600_000 + Math.trunc(performance.now()));
    const [row] = await started.warehouse.query<{ highest: number }>(
      'SELECT max(installation) AS highest FROM session_days',
    );
    await started.close();
    return row?.highest ?? 0;
  };
  await later.close();
  const given = await highest();

  const { keptAside = '' } = await restore(file, dataDir, {}, true);

  expect(readdirSync(keptAside).toSorted()).toEqual(['registry.sqlite', 'warehouse']);
  expect(await highest()).toBeGreaterThan(given);
  removeFolder(dataDir);
});
