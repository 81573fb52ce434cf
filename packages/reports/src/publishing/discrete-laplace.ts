/** Gives so many random bytes, of a generator that nobody can predict. */
export type RandomBytes = (count: number) => Uint8Array;

/** A fraction of whole numbers, the lower one above 0. */
export interface Fraction {
  over: bigint;
  under: bigint;
}

/**
 * A whole number drawn with exactly P(x) ∝ exp(−|x| / scale): the discrete Laplace distribution, by the method of Canonne, Kamath and
 * Steinke (2020). It reckons in whole numbers alone, since the gaps between floating-point numbers tell what noise was added to.
 */
export function discreteLaplace(scale: Fraction, random: RandomBytes): bigint {
  for (;;) {
    const rest = below(scale.over, random);
    if (!happensExp({ over: rest, under: scale.over }, random)) continue;
    let whole = 0n;
    while (happensExp({ over: 1n, under: 1n }, random)) whole += 1n;
    const size = (rest + scale.over * whole) / scale.under;
    const isNegative = below(2n, random) === 1n;
    // There is one zero, not two.
    if (isNegative && size === 0n) continue;
    return isNegative ? -size : size;
  }
}

/** True with the chance exp(−fraction), for a fraction from 0 to 1. */
function happensExp({ over, under }: Fraction, random: RandomBytes): boolean {
  let round = 1n;
  while (below(under * round, random) < over) round += 1n;
  return round % 2n === 1n;
}

/** A whole number from 0 to `end` − 1, each as likely: what does not divide evenly is drawn again. */
function below(end: bigint, random: RandomBytes): bigint {
  const bits = BigInt((end - 1n).toString(2).length);
  const bytes = Number((bits + 7n) / 8n);
  for (;;) {
    let drawn = 0n;
    for (const byte of random(bytes)) drawn = (drawn << 8n) | BigInt(byte);
    drawn &= (1n << bits) - 1n;
    if (drawn < end) return drawn;
  }
}
