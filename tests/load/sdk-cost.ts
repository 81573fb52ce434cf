import { parseArgs } from 'node:util';
import { bundleSdk, costOfInit, costOfMemory, costOfStart, costOfTrack, type Cost } from '@usance/sdk/testing';
import { costOfEnds } from './sdk-exit.ts';

/*
 * `npm run bench:sdk`: what the SDK costs a program, against what it may. Each figure is the median of fresh processes, with the SDK in
 * one minified file; what is compared runs in turns. The exit code is 1 if anything costs more than it may.
 *   --runs  of each process (30)
 *   --only  what begins so: track, init, start, 10,000, end
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '30' }, only: { type: 'string', default: '' } },
});
const runs = Number(values.runs);

const measurements: Record<string, () => Promise<Cost[]>> = {
  track: async () => costOfTrack(bundle, Math.ceil(runs / 3)),
  init: async () => costOfInit(bundle, runs),
  start: async () => costOfStart(bundle, runs),
  '10,000': async () => costOfMemory(bundle, Math.ceil(runs / 3)),
  end: async () => costOfEnds(bundle, runs),
};

const bundle = await bundleSdk();
for (const [name, measure] of Object.entries(measurements))
  if (name.startsWith(values.only)) for (const cost of await measure()) print(cost);
bundle.remove();

function print({ what, unit, measured, most }: Cost): void {
  const isMet = measured <= most;
  if (!isMet) process.exitCode = 1;
  console.log(
    `${isMet ? '✓' : '✗'} ${what.padEnd(52)} ${measured.toFixed(2).padStart(8)} ${unit}, at most ${most} ${unit}`,
  );
}
