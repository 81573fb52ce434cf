import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InitOptions } from '../index.ts';
import { productKey, temporaryFolder } from '../testing/host.ts';
import type { Step } from '../testing/host-program.ts';
import { goodAnswer, startPeer, type Peer } from '../testing/peer.ts';
import { startProcess, type Run } from '../testing/run-program.ts';
import { bundleSdk, type SdkBundle } from '../testing/sdk-bundle.ts';
import { storedDays, usesOf } from '../testing/stored-days.ts';
import { until } from '../testing/until.ts';
import { senderVariable } from './detached-sender.ts';

const steps: Step[] = [{ do: 'track', feature: 'A' }];

describe('the process that sends what a program leaves', { timeout: 60_000 }, () => {
  let bundle: SdkBundle;
  let peer: Peer;
  let place: ReturnType<typeof temporaryFolder>;

  beforeAll(async () => {
    bundle = await bundleSdk();
  });
  afterAll(() => bundle.remove());
  beforeEach(async () => {
    peer = await startPeer();
    place = temporaryFolder();
    mkdirSync(place.folder, { recursive: true });
  });
  afterEach(async () => {
    await until(() => sendersOf(place.folder).length === 0, 'its end');
    place.remove();
    await peer.close();
  });

  interface Left {
    options?: Partial<InitOptions>;
    steps?: Step[];
    /** What is run as the sender. */
    sender?: string;
    environment?: NodeJS.ProcessEnv;
    /** A command that the program's is put behind. */
    before?: readonly string[];
  }
  function leave({
    options,
    steps: done = steps,
    sender = bundle.file('sender'),
    environment,
    before = [],
  }: Left = {}): Run {
    const script = {
      options: {
        key: productKey,
        endpoint: peer.endpoint,
        app: { version: '1.0.0' },
        consent: { basis: 'notice', purposes: ['usage'] },
        storageFolder: place.folder,
        ...options,
      },
      sender,
      steps: done,
    };
    const command = [process.execPath, bundle.file('host-program'), JSON.stringify(script)];
    return startProcess([...before, ...command], environment);
  }
  const delivered = () => usesOf(storedDays(peer.syncs)).A === 1;

  it('outlives the program, sends once, and ends by itself', async () => {
    peer.replyWith((sync) => ({ ...goodAnswer(sync), afterMs: 500 }));

    const run = leave();
    const { code } = await run.end;
    const before = peer.syncs.length;
    await until(() => sendersOf(place.folder).length > 0 || delivered(), 'its start');
    await until(delivered, 'the delivery');
    await until(() => sendersOf(place.folder).length === 0, 'its end');

    expect({ code, before, output: run.output(), errors: run.errors() }).toEqual({
      code: 0,
      before: 0,
      output: '',
      errors: '',
    });
    expect(peer.syncs).toHaveLength(1);
    expect(storedDays(peer.syncs)).toMatchObject([{ ended: true, sessions: 1 }]);
    expect(readdirSync(place.folder).filter((name) => /closed|live|lock|tmp/.test(name))).toEqual([]);
  });

  it('ends by itself where nobody listens, and leaves what waits', async () => {
    await leave({ options: { endpoint: 'http://127.0.0.1:9' } }).end;
    await until(() => existsSync(join(place.folder, 'server.json')), 'the attempt');
    await until(() => sendersOf(place.folder).length === 0, 'its end');

    expect(readdirSync(place.folder).filter((name) => name.startsWith('closed.'))).toHaveLength(1);
  });

  it.runIf(existsSync('/proc/self/fd'))('holds nothing of the program: no stream, file or port', async () => {
    peer.replyWith((sync) => ({ ...goodAnswer(sync), afterMs: 3_000 }));
    const held = join(place.folder, '..', 'held');
    writeFileSync(held, '');

    // Descriptor 9 is the program's, and would be the sender's too if it took what it is given.
    const run = leave({
      before: ['sh', '-c', 'exec 9>"$0" && exec "$@"', held],
      steps: [...steps, { do: 'printMoment' }, { do: 'sleep', milliseconds: 200 }],
    });
    await until(() => run.output() !== '', 'its start');
    const inherited = openIn('self');
    const theirs = openIn(run.child.pid).filter((target) => !inherited.includes(target) && target !== '/dev/null');
    await run.end;
    await until(() => sendersOf(place.folder).length === 1, 'the start of the sender');
    const open = openIn(sendersOf(place.folder)[0]);

    expect(theirs).toContain(held);
    expect(theirs.length).toBeGreaterThan(5);
    expect(open.filter((target) => theirs.includes(target))).toEqual([]);
    expect(open.filter((target) => target === '/dev/null').length).toBeGreaterThanOrEqual(3);
  });

  it.skipIf(process.platform === 'win32')('sends although the folder that the program ran in is gone', async () => {
    const folder = join(place.folder, '..', 'gone');
    mkdirSync(folder);

    const run = leave({
      before: ['sh', '-c', 'cd "$0" && exec "$@"', folder],
      steps: [...steps, { do: 'printMoment' }, { do: 'sleep', milliseconds: 300 }],
    });
    await until(() => run.output() !== '', 'its start');
    rmSync(folder, { recursive: true });
    const { code } = await run.end;
    const before = peer.syncs.length;
    await until(delivered, 'the delivery');

    expect({ code, before, errors: run.errors() }).toEqual({ code: 0, before: 0, errors: '' });
  });

  it('finds a folder that was named from where the program ran', async () => {
    const run = leave({
      before: ['sh', '-c', 'cd "$0" && exec "$@"', place.folder],
      options: { storageFolder: './kept' },
    });
    await run.end;
    await until(delivered, 'the delivery');

    expect(readdirSync(place.folder)).toEqual(['kept']);
  });

  it.each<[string, Partial<InitOptions>, NodeJS.ProcessEnv]>([
    ['nobody was asked', { consent: 'ask' }, {}],
    ['the person refused', { consent: 'denied' }, {}],
    ['the machine says no', {}, { DO_NOT_TRACK: '1' }],
    ['a build runs the program', {}, { CI: 'true' }],
    ['the options cannot work', { key: 'none' }, {}],
  ])('is not started while %s', async (_what, options, environment) => {
    const { sender, hasRun } = markingSender();

    await leave({ options, environment, sender }).end;
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });

    expect(hasRun()).toBe(false);
    expect(peer.syncs).toEqual([]);
  });

  it('is not started by itself, so that a program that is its own sender does not go on for ever', async () => {
    const { sender, hasRun } = markingSender();

    await leave({ sender, environment: { [senderVariable]: '{}' } }).end;
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });

    expect(hasRun()).toBe(false);
  });

  it('is started once by a program that counts something', async () => {
    const { sender, hasRun } = markingSender();

    await leave({ sender }).end;
    await until(hasRun, 'its start');

    expect(hasRun()).toBe(true);
  });

  /** A sender that says that it ran, and sends nothing. */
  function markingSender(): { sender: string; hasRun(): boolean } {
    const sender = join(place.folder, '..', 'marking.cjs');
    const mark = `${sender}.ran`;
    writeFileSync(sender, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`);
    return { sender, hasRun: () => existsSync(mark) };
  }
});

/** The processes that send from this folder, by their numbers; where the system does not tell, none. */
function sendersOf(folder: string): string[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').filter((pid) => {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
      return environment.includes(`${senderVariable}=`) && environment.includes(JSON.stringify(folder).slice(1, -1));
    } catch {
      return false; // it is gone, or another user's
    }
  });
}

/** What a process has open, but for what only the system has a name for. */
const openIn = (pid: unknown): string[] =>
  readdirSync(`/proc/${pid}/fd`)
    .flatMap((descriptor) => readLink(`/proc/${pid}/fd/${descriptor}`))
    .filter((target) => !target.startsWith('anon_inode:'));

function readLink(path: string): string[] {
  try {
    return [readlinkSync(path)];
  } catch {
    return [];
  }
}
