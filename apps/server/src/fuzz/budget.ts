import * as fc from 'fast-check';

/** How long `npm run fuzz` goes on with each property; without it, a look of a second or two. */
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 0);
const seed = process.env['FUZZ_SEED'];

/** What a test of the whole budget may take. */
export const timeoutMs = seconds * 1000 + 120_000;

/** Tries a property until its time is up, or so many times where there is no budget. What fails is told with the seed that finds it again. */
export const tryOut = async (property: fc.IAsyncProperty<unknown>, runs: number): Promise<void> =>
  fc.assert(property, {
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(seconds === 0
      ? { numRuns: runs }
      : { numRuns: 2 ** 31 - 1, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false }),
  });
