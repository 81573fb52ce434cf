/* What the SDK costs, measured in a process of its own: `cost-program.mjs <measurement> <the SDK's file> <options as JSON>`. */
import { pathToFileURL } from 'node:url';
import type * as Sdk from '../index.ts';
import { median, quantile } from './samples.ts';

/** What one run measures. */
export type Measurement = 'start' | 'init' | 'track' | 'memory';

const [measurement, file, options] = process.argv.slice(2);
const now = process.hrtime.bigint;
const since = (start: bigint, divisor: number) => Number(now() - start) / divisor;

const usedMegabytes = () => {
  for (let i = 0; i < 3; i++) global.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};

/** The SDK's file is named by an argument, so that the run without it loads nothing. */
const load = async () => (await import(pathToFileURL(file ?? '').href)) as typeof Sdk;
const given = () => JSON.parse(options ?? '') as Sdk.InitOptions; // from a test

const measurements: Record<Measurement, () => Promise<unknown>> = {
  /** Milliseconds from the process' start to the first line of the host's own work. */
  start: async () => {
    if (file !== undefined) (await load()).init(given());
    return process.uptime() * 1e3;
  },

  /** Milliseconds of the call. */
  init: async () => {
    const { init } = await load();
    const start = now();
    init(given());
    return since(start, 1e6);
  },

  /** Microseconds of one call: the slowest but one in a hundred, from the first on, and the median of blocks. */
  track: async () => {
    const { track } = (await load()).init(given());
    const names = Array.from({ length: 100 }, (_, i) => `Category/Feature ${i}`);
    const single: number[] = [];
    const blocks: number[] = [];
    for (let i = 0; i < 200; i++) {
      for (const name of names) {
        const start = now();
        track(name, i);
        single.push(since(start, 1e3));
      }
      // What was counted is saved in between, as it is in a program that does something else, too.
      await new Promise(setImmediate);
    }
    for (let i = 0; i < 2000; i++) {
      const start = now();
      for (const name of names) track(name);
      blocks.push(since(start, 1e3 * names.length));
      if (i % 100 === 0) await new Promise(setImmediate);
    }
    return { median: median(blocks), p99: quantile(single, 0.99) };
  },

  /** Megabytes that 10,000 calls take, with as many names as there may be and beyond. */
  memory: async () => {
    const { track } = (await load()).init(given());
    // What is compiled at the first calls is the program's, not the features'.
    for (let i = 0; i < 20_000; i++) track('Warm');
    const before = usedMegabytes();
    for (let i = 0; i < 10_000; i++) track(`Category/Feature ${i}`, i);
    return usedMegabytes() - before;
  },
};
process.stdout.write(JSON.stringify(await measurements[measurement as Measurement]())); // a test named it
process.exit();
