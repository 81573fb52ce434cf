import { productKey, temporaryFolder } from './host.ts';
import type { InitOptions } from '../index.ts';
import type { Measurement } from './cost-program.ts';
import { startProcess } from './run-program.ts';
import { median } from './samples.ts';
import type { SdkBundle } from './sdk-bundle.ts';

/** What something cost, and what it may. */
export interface Cost {
  what: string;
  unit: 'µs' | 'ms' | 'MB';
  measured: number;
  most: number;
}

/** Runs of each kind. On a machine that does other things, too, few of them say little. */
export async function costOfTrack(bundle: SdkBundle, runs: number): Promise<Cost[]> {
  const measured: { median: number; p99: number }[] = [];
  for (let i = 0; i < runs; i++)
    measured.push(await inFolder(async (folder) => measure(bundle, 'track', optionsFor(folder))));
  return [
    { what: 'track, median', unit: 'µs', measured: median(measured.map((one) => one.median)), most: 1 },
    { what: 'track, 99th percentile', unit: 'µs', measured: median(measured.map((one) => one.p99)), most: 20 },
  ];
}

/** `init` in a process that has just started, on a machine that the product was never on, and on one where it was. */
export async function costOfInit(bundle: SdkBundle, runs: number): Promise<Cost[]> {
  const first: number[] = [];
  const later: number[] = [];
  await inFolder(async (known) => {
    await measure(bundle, 'init', optionsFor(known));
    for (let i = 0; i < runs; i++) {
      first.push(await inFolder(async (folder) => measure(bundle, 'init', optionsFor(folder))));
      later.push(await measure(bundle, 'init', optionsFor(known)));
    }
  });
  return [
    { what: 'init, first run', unit: 'ms', measured: median(first), most: 5 },
    { what: 'init, later runs', unit: 'ms', measured: median(later), most: 5 },
  ];
}

/** How much later a program begins its own work, in pairs: what else the machine does meets both. */
export async function costOfStart(bundle: SdkBundle, runs: number): Promise<Cost[]> {
  const later: number[] = [];
  await inFolder(async (folder) => {
    for (let i = 0; i < runs; i++) {
      const without = await measure<number>(bundle, 'start');
      later.push((await measure<number>(bundle, 'start', optionsFor(folder))) - without);
    }
  });
  return [{ what: 'start of a program, later by', unit: 'ms', measured: median(later), most: 10 }];
}

export async function costOfMemory(bundle: SdkBundle, runs: number): Promise<Cost[]> {
  const measured: number[] = [];
  for (let i = 0; i < runs; i++)
    measured.push(await inFolder(async (folder) => measure(bundle, 'memory', optionsFor(folder))));
  return [{ what: '10,000 features tracked', unit: 'MB', measured: median(measured), most: 1 }];
}

async function measure<Result>(bundle: SdkBundle, measurement: Measurement, options?: InitOptions): Promise<Result> {
  const args = options ? [bundle.file('index'), JSON.stringify(options)] : [];
  const run = startProcess([process.execPath, '--expose-gc', bundle.file('cost-program'), measurement, ...args]);
  await run.end;
  if (run.errors() !== '') throw new Error(run.errors());
  return JSON.parse(run.output()) as Result; // `cost-program.ts` printed it
}

async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const { folder, remove } = temporaryFolder();
  try {
    return await use(folder);
  } finally {
    remove();
  }
}

const optionsFor = (storageFolder: string): InitOptions => ({
  key: productKey,
  endpoint: 'http://127.0.0.1:9',
  app: { version: '1.0.0' },
  consent: { basis: 'notice', purposes: ['usage'] },
  storageFolder,
});
