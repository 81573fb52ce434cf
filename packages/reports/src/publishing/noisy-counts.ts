import { discreteLaplace, type RandomBytes } from './discrete-laplace.ts';

/** How much one installation's presence may show. */
export interface Privacy {
  /** ε in thousandths, so that it is a whole number. */
  epsilonThousandths: number;
  /** In how many of the counts one installation may be, once in each. */
  cellsPerInstallation: number;
}

/**
 * The counts with noise: all of them together are ε-differentially private, for installations that are in at most
 * `cellsPerInstallation` of them. What noise made negative is 0, which tells nothing more.
 */
export function noisyCounts(counts: readonly number[], privacy: Privacy, random: RandomBytes): number[] {
  const scale = { over: 1000n * BigInt(privacy.cellsPerInstallation), under: BigInt(privacy.epsilonThousandths) };
  return counts.map((count) => {
    const noisy = BigInt(count) + discreteLaplace(scale, random);
    return noisy < 0n ? 0 : Number(noisy);
  });
}
