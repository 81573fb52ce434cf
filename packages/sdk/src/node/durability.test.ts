import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InitOptions } from '../index.ts';
import { patient, productKey, startHost, temporaryFolder } from '../testing/host.ts';
import { startPeer, type Peer } from '../testing/peer.ts';
import { runHost } from '../testing/run-program.ts';
import { storedDays, usesOf } from '../testing/stored-days.ts';
import { until } from '../testing/until.ts';

const refusing = 'http://127.0.0.1:9';
const isLive = (name: string) => name.startsWith('live.');
const closedIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('closed.'));

describe('what was counted', { timeout: 90_000 }, () => {
  let peer: Peer;
  let place: ReturnType<typeof temporaryFolder>;

  beforeEach(async () => {
    peer = await startPeer();
    place = temporaryFolder();
  });
  afterEach(async () => {
    place.remove();
    await peer.close();
  });
  const options = (endpoint = refusing): InitOptions => ({
    key: productKey,
    endpoint,
    app: { version: '1.0.0' },
    consent: { basis: 'notice', purposes: ['usage'] },
    storageFolder: place.folder,
  });
  /** A later run that sends what waits. */
  const sendLater = async () => {
    const host = startHost({ folder: place.folder, endpoint: peer.endpoint });
    const result = await host.flush(patient);
    await host.shutdown(patient);
    return result;
  };

  it('is sent by a later run, if the program just ends', async () => {
    const run = runHost({ options: options(), steps: [{ do: 'track', feature: 'A', times: 3 }] });
    expect(await run.end).toMatchObject({ code: 0 });
    expect(run.output() + run.errors()).toBe('');

    await sendLater();

    const day = storedDays(peer.syncs).find(({ uses }) => uses !== undefined);
    expect(day).toMatchObject({ uses: [['A', 3]], ended: true, crashed: false, continued: false });
  });

  it('is kept with the exit code of process.exit, and of a crash', async () => {
    const left = runHost({
      options: options(),
      steps: [
        { do: 'track', feature: 'A' },
        { do: 'exit', code: 7 },
      ],
    });
    const crashed = runHost({ options: options(), steps: [{ do: 'track', feature: 'B' }, { do: 'throw' }] });
    expect(await left.end).toMatchObject({ code: 7 });
    expect(await crashed.end).toMatchObject({ code: 1 });
    expect(crashed.errors()).toContain('thrown on purpose');

    await sendLater();

    const days = storedDays(peer.syncs).filter(({ uses }) => uses !== undefined);
    expect(days.find(({ uses }) => uses?.[0]?.[0] === 'A')).toMatchObject({ ended: true, crashed: false });
    expect(days.find(({ uses }) => uses?.[0]?.[0] === 'B')).toMatchObject({ ended: true, crashed: true });
  });

  it('is lost by at most a second at kill -9, and the session is closed at the next start', async () => {
    const run = runHost({ options: options(), steps: [{ do: 'trackEvery', milliseconds: 5 }] });
    await until(() => run.output().split('\n').length > 300);
    run.child.kill('SIGKILL');
    const killedAt = Date.now();
    expect(await run.end).toMatchObject({ signal: 'SIGKILL' });

    await sendLater();

    const ticks = run
      .output()
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ').map(Number));
    const old = ticks.filter(([, at = 0]) => at < killedAt - 1000).length;
    const day = storedDays(peer.syncs).find(({ uses }) => uses !== undefined);
    expect(day).toMatchObject({ ended: false, crashed: false });
    expect(usesOf(day ? [day] : []).Tick).toBeGreaterThanOrEqual(old);
    expect(usesOf(day ? [day] : []).Tick).toBeLessThanOrEqual(ticks.length);
    expect(readdirSync(place.folder).filter((name) => /^(?:live|closed)/.test(name))).toEqual([]);
  });

  it('is sent once by many processes that share the folder', async () => {
    const runs = Array.from({ length: 6 }, (_, i) =>
      runHost({
        options: options(peer.endpoint),
        steps: [
          { do: 'track', feature: `Process/${i}`, times: i + 1 },
          { do: 'flush' },
          { do: 'track', feature: 'Both' },
          ...(i % 2 === 0 ? [{ do: 'shutdown' } as const] : []),
        ],
      }),
    );
    for (const run of runs) {
      expect(await run.end).toMatchObject({ code: 0 });
      expect(run.output() + run.errors()).toBe('');
    }

    await sendLater();

    expect(usesOf(storedDays(peer.syncs))).toEqual({
      ...Object.fromEntries(runs.map((_, i) => [`Process/${i}`, i + 1])),
      Both: 6,
    });
    expect(new Set(peer.syncs.map(({ installation }) => installation)).size).toBe(1);
    expect(storedDays(peer.syncs).reduce((sum, { sessions = 1 }) => sum + sessions, 0)).toBe(7);
  });

  it('is not sent twice over by a process whose file another one took for abandoned', async () => {
    const host = startHost({ folder: place.folder, endpoint: peer.endpoint });
    host.track('A');
    await until(() => existsSync(place.folder) && readdirSync(place.folder).some(isLive));
    for (const name of readdirSync(place.folder).filter(isLive)) {
      const text = readFileSync(join(place.folder, name), 'utf8');
      rmSync(join(place.folder, name));
      writeFileSync(join(place.folder, 'closed.taken.json'), text);
    }

    host.track('A');
    await host.flush(patient);
    host.track('A');
    await host.shutdown(patient);

    expect(usesOf(storedDays(peer.syncs))).toEqual({ A: 3 });
    const revisions = peer.syncs.flatMap(({ sessionDays = [] }) =>
      sessionDays.map((day) => [day.revision, JSON.stringify(day.uses)]),
    );
    const byRevision = new Map<unknown, unknown>();
    for (const [revision, uses] of revisions)
      expect(byRevision.set(revision, byRevision.get(revision) ?? uses).get(revision)).toBe(uses);
  });

  it('is dropped after thirty days, without ever being sent', async () => {
    const host = startHost({ folder: place.folder });
    host.track('Old');
    await host.shutdown({ timeoutMs: 0 });
    const [name = ''] = closedIn(place.folder);
    const file = join(place.folder, name);
    const day = new Date(Date.now() - 32 * 86_400_000).toISOString().slice(0, 10);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"day":"[^"]+"/, `"day":"${day}"`));

    const next = startHost({ folder: place.folder });
    const result = await next.flush(patient);
    await next.shutdown({ timeoutMs: 0 });

    expect(result).toMatchObject({ kind: 'kept', dropped: { 'too-old': 1 } });
    expect(readdirSync(place.folder)).not.toContain(name);
  });

  it('takes five megabytes of the disk at most, and the oldest goes first', async () => {
    mkdirSync(place.folder, { recursive: true });
    const host = startHost({ folder: place.folder });
    for (let i = 0; i < 1000; i++) host.track(`${i} ${'x'.repeat(90)}`);
    await host.shutdown({ timeoutMs: 0 });
    const [name = ''] = closedIn(place.folder);
    const text = readFileSync(join(place.folder, name), 'utf8');
    for (let i = 0; i < 60; i++) writeFileSync(join(place.folder, `closed.copy${i}.json`), text);

    const next = startHost({ folder: place.folder });
    const { dropped } = await next.flush(patient);
    await next.shutdown({ timeoutMs: 0 });

    const names = closedIn(place.folder);
    const bytes = names.reduce((sum, one) => sum + readFileSync(join(place.folder, one)).length, 0);
    expect(bytes).toBeLessThanOrEqual(5_100_000);
    expect(dropped['too-much']).toBeGreaterThan(0);
    expect(names).not.toContain(name);
  });

  it.each<[string, (folder: string) => void]>([
    ['half a file', (folder) => writeFileSync(join(folder, 'closed.half.json'), '{"v":1,"records":[{"sess')],
    ['another version', (folder) => writeFileSync(join(folder, 'closed.new.json'), '{"v":9,"records":[]}')],
    [
      'a record of another shape',
      (folder) =>
        writeFileSync(
          join(folder, 'closed.odd.json'),
          `{"v":1,"key":"${productKey}","records":[{"sessionDay":null},3]}`,
        ),
    ],
    ['a damaged server.json', (folder) => writeFileSync(join(folder, 'server.json'), '[]')],
    [
      'a schedule from the far future',
      (folder) => writeFileSync(join(folder, 'server.json'), '{"nextSyncAt":1e15,"notBefore":1e15}'),
    ],
    ['zeros, as after a power cut', (folder) => writeFileSync(join(folder, 'closed.zero.json'), '\0'.repeat(500))],
    ['a folder where a file should be', (folder) => mkdirSync(join(folder, 'closed.folder.json'))],
    [
      'a lock of a process that is gone',
      (folder) => {
        mkdirSync(join(folder, 'send.lock'));
        utimesSync(join(folder, 'send.lock'), new Date(0), new Date(Date.now() - 60_000));
      },
    ],
    ['an empty installation.json', (folder) => writeFileSync(join(folder, 'installation.json'), '')],
  ])('survives %s', async (_what, damage) => {
    const before = startHost({ folder: place.folder });
    before.track('Before');
    await before.shutdown({ timeoutMs: 0 });
    damage(place.folder);

    const result = await sendLater();

    expect(result).toMatchObject({ kind: 'sent' });
    expect(usesOf(storedDays(peer.syncs))).toEqual({ Before: 1 });
  });

  it('is nothing where no folder can be made: an ID for each run would count one installation as many', async () => {
    const { folder } = place;
    mkdirSync(join(folder, '..'), { recursive: true });
    writeFileSync(folder, 'a file where the folder should be');

    const host = startHost({ folder, endpoint: peer.endpoint });
    host.track('A');

    expect(host.consent.status()).toMatchObject({ collecting: false, reason: 'no-storage' });
    expect(await host.shutdown(patient)).toMatchObject({ kind: 'off', reason: 'no-storage' });
    expect(peer.syncs).toEqual([]);
  });

  // The superuser may write anywhere, so that for them there is no read-only folder.
  it.skipIf(process.getuid?.() === 0)('is sent from memory while the folder is read-only', async () => {
    const first = startHost({ folder: place.folder, endpoint: peer.endpoint });
    await first.shutdown(patient);
    chmodSync(place.folder, 0o500);

    const host = startHost({ folder: place.folder, endpoint: peer.endpoint });
    host.track('A');
    await host.flush(patient);
    await host.shutdown({ timeoutMs: 0 });

    chmodSync(place.folder, 0o700);
    expect(usesOf(storedDays(peer.syncs))).toEqual({ A: 1 });
  });

  it('goes on counting in memory when the folder goes away under it', async () => {
    const host = startHost({ folder: place.folder, endpoint: peer.endpoint });
    host.track('A');
    await host.flush(patient);
    rmSync(place.folder, { recursive: true });
    host.track('A');

    await host.shutdown(patient);

    expect(usesOf(storedDays(peer.syncs)).A).toBeGreaterThanOrEqual(1);
  });
});
