import * as fs from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** What a program does to itself, or what becomes of it: before it begins, and while it runs. */
export interface Sabotage {
  begin?: (folders: readonly string[]) => void;
  meanwhile?: (folders: readonly string[]) => void;
  /** So that the program can tell of it. */
  end?: () => void;
}

const fail = (): never => {
  throw new Error('broken on purpose');
};
const require = createRequire(import.meta.url);
const all = globalThis as Record<string, unknown>; // so that parts of it can go

/** Replaces a part of a module, for those who imported it too. */
function patch(module: string, name: string, replacement: unknown): void {
  (require(module) as Record<string, unknown>)[name] = replacement; // so that parts of it can go
  syncBuiltinESMExports();
}

const workerThatRuns = (source: string) =>
  class extends Worker {
    constructor(_source: string, options: WorkerOptions) {
      super(source, options);
    }
  };

const RealDate = Date;

/** A clock as test tools install it. */
function fakeDate(now: () => number): void {
  all.Date = class extends RealDate {
    constructor(...given: [] | [number]) {
      super(...(given.length === 0 ? ([now()] as const) : given));
    }
    static override now = () => now();
  };
}

let jump = 0;
const opened: number[] = [];
const day = 86_400_000;

function openAllFiles(): void {
  try {
    for (;;) opened.push(fs.openSync('/dev/null', 'r'));
  } catch {
    // Now there is none left.
  }
}

export const sabotages = {
  // What becomes of the folder while the program runs.
  'the folder vanishes': { meanwhile: remove },
  'the folder becomes a file': {
    meanwhile: (folders) => {
      remove(folders);
      for (const folder of folders) fs.writeFileSync(folder, '');
    },
  },
  'the folder is closed to the program': { meanwhile: (folders) => folders.forEach((one) => fs.chmodSync(one, 0)) },
  'the folder is opened to reading only': {
    meanwhile: (folders) => folders.forEach((one) => fs.chmodSync(one, 0o500)),
  },
  'no file can be opened': { begin: openAllFiles, end: closeAllFiles },
  'no file can be opened any more': { meanwhile: openAllFiles, end: closeAllFiles },
  'nothing that is made can be read': { begin: () => void process.umask(0o777) },
  'the working folder is gone': {
    begin: () => {
      const gone = fs.mkdtempSync(join(tmpdir(), 'gone-'));
      process.chdir(gone);
      fs.rmdirSync(gone);
    },
  },

  // Clocks.
  'it is 1970': { begin: () => fakeDate(() => 0) },
  'it is 1901': { begin: () => fakeDate(() => -2_177_452_800_000) },
  'it is 2100': { begin: () => fakeDate(() => 4_102_444_800_000) },
  'it is the last moment there is': { begin: () => fakeDate(() => 8.64e15) },
  'it is after the last moment': { begin: () => fakeDate(() => 9e15) },
  'nobody knows what time it is': { begin: () => fakeDate(() => NaN) },
  'it is never': { begin: () => fakeDate(() => Infinity) },
  'the clock jumps a year ahead and back': { begin: () => fakeDate(() => RealDate.now() + (jump++ % 2) * 365 * day) },
  'the clock is set to 1970': { meanwhile: () => fakeDate(() => 0) },
  'the clock is set to 2100': { meanwhile: () => fakeDate(() => 4_102_444_800_000) },
  'the clock goes backwards': { begin: () => fakeDate(() => 1.8e12 - jump++ * day) },
  'the clock throws': { begin: () => fakeDate(fail) },
  'the clock throws later': { meanwhile: () => fakeDate(fail) },
  'the monotonic clock stands still': {
    begin: () => void (process.hrtime = Object.assign(() => [0, 0], process.hrtime)),
  },
  'the monotonic clock throws': { begin: () => void (process.hrtime = Object.assign(fail, process.hrtime)) },

  // What a host took away or patched.
  'JSON.stringify throws': { begin: () => void (JSON.stringify = fail) },
  'JSON.stringify throws later': { meanwhile: () => void (JSON.stringify = fail) },
  'JSON.parse throws': { begin: () => void (JSON.parse = fail) },
  'structuredClone is missing': { begin: () => delete all.structuredClone },
  'structuredClone goes missing': { meanwhile: () => delete all.structuredClone },
  'fetch is missing': { begin: () => delete all.fetch },
  'URL is missing': { begin: () => delete all.URL },
  'crypto is missing': { begin: () => delete all.crypto },
  'performance is missing': { begin: () => delete all.performance },
  'Intl is missing': { begin: () => delete all.Intl },
  'Math.random throws': { begin: () => void (Math.random = fail) },
  'Math.random says NaN': { begin: () => void (Math.random = () => NaN) },
  // oxlint-disable-next-line no-extend-native -- hosts do, and this one does it wrongly
  'Map.set throws later': { meanwhile: () => void (Map.prototype.set = fail) },
  // oxlint-disable-next-line no-extend-native -- as above
  'Array.flatMap throws later': { meanwhile: () => void (Array.prototype.flatMap = fail) },
  'setTimeout throws': { begin: () => void (all.setTimeout = fail) },
  'setTimeout throws later': { meanwhile: () => void (all.setTimeout = fail) },
  'setTimeout answers a number': { begin: () => void (all.setTimeout = () => 1) },
  'the basic objects are frozen': {
    begin: () => {
      for (const one of [Object, Array, Function, Error, Map, Set, Promise]) Object.freeze(one.prototype);
    },
  },
  'every object has one more field': { begin: () => void ((Object.prototype as Record<string, unknown>).extra = 1) },
  'every object has a toJSON that throws': {
    // oxlint-disable-next-line no-extend-native -- as above
    begin: () => Object.defineProperty(Object.prototype, 'toJSON', { get: fail, configurable: true }),
    end: () => delete (Object.prototype as Record<string, unknown>).toJSON,
  },
  'stacks are prepared by something that throws': { begin: () => void (Error.prepareStackTrace = fail) },
  'there are no stacks': { begin: () => void (Error.stackTraceLimit = 0) },
  'the environment may not be read': {
    begin: () => void (process.env = new Proxy({}, { get: fail, has: fail, ownKeys: fail })),
  },
  'so many others wait for the end as Node allows': {
    begin: () => {
      while (process.listenerCount('exit') < process.getMaxListeners()) process.on('exit', () => undefined);
    },
  },
  'the process takes no listeners': { begin: () => void (process.on = fail) },
  'the program has no file': { begin: () => void (process.argv.length = 1) },
  'the program runs on a system that nobody knows': {
    begin: () => void Object.defineProperty(process, 'platform', { value: 'plan9' }),
  },

  // Modules that a runtime lacks, forbids or replaces.
  'threads are forbidden': { begin: () => patch('node:worker_threads', 'Worker', fail) },
  'threads are missing': { begin: () => patch('node:worker_threads', 'Worker', undefined) },
  'threads end at once': { begin: () => patch('node:worker_threads', 'Worker', workerThatRuns('process.exit(3)')) },
  'threads throw at once': {
    begin: () => patch('node:worker_threads', 'Worker', workerThatRuns('console.error("err"); throw { odd: true }')),
  },
  'there is no randomness': { begin: () => patch('node:crypto', 'randomUUID', fail) },
  'there is no SHA-256': { begin: () => patch('node:crypto', 'createHash', fail) },
  'the processors are unknown': { begin: () => patch('node:os', 'cpus', fail) },
  'the person has no home': { begin: () => patch('node:os', 'homedir', fail) },
  'no text can be read': { begin: () => patch('node:fs', 'readFileSync', fail) },
  'texts are read as bytes': { begin: () => patch('node:fs', 'readFileSync', () => Buffer.from('{')) },
  'file functions throw texts': {
    begin: () => {
      for (const name of ['readFileSync', 'writeFileSync', 'mkdirSync', 'renameSync', 'readdirSync', 'statSync'])
        patch('node:fs', name, () => {
          throw 'broken on purpose'; // oxlint-disable-line no-throw-literal -- as some replacements of `fs` do
        });
    },
  },
} satisfies Record<string, Sabotage>;

export type SabotageName = keyof typeof sabotages;

function remove(folders: readonly string[]): void {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
}

function closeAllFiles(): void {
  for (const one of opened.splice(0)) fs.closeSync(one);
}
