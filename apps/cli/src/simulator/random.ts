/**
 * A seeded source of chance. Every draw of the simulator comes from one of these, so that a seed fixes every byte.
 * The generator is xoshiro128** 1.1 by David Blackman and Sebastiano Vigna (public domain,
 * https://prng.di.unimi.it/xoshiro128starstar.c); its state is filled by SplitMix32, as its authors advise.
 */
export interface Random {
  /** The next 32 bits, as an unsigned integer. */
  bits(): number;
  /** Evenly in [0, 1). */
  fraction(): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** An integer, both ends included. */
  integer(from: number, to: number): number;
  /** Normally distributed. */
  normal(mean: number, deviation: number): number;
  /** How often something happened that happens `mean` times on average (Poisson). */
  count(mean: number): number;
  /** A random (version 4) UUID. */
  uuid(): string;
}

type State = readonly [number, number, number, number];

/** A stream of its own for each (seed, stream): an installation's life does not depend on who was simulated before it. */
export function createRandom(seed: number, stream = 0): Random {
  const mix = splitmix32((seed ^ Math.imul(stream + 1, 0x9e3779b9)) >>> 0);
  mix();
  return randomFrom(xoshiro128([mix(), mix() ^ stream, mix(), mix()]));
}

/** The bare generator: unsigned 32-bit integers from a state that is not all zero. */
export function xoshiro128([s0, s1, s2, s3]: State): () => number {
  let a = s0 >>> 0;
  let b = s1 >>> 0;
  let c = s2 >>> 0;
  let d = s3 >>> 0;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

/** Draws values as often as their weights say. */
export function weighted<Value>(entries: readonly (readonly [Value, number])[]): (random: Random) => Value {
  const [first] = entries;
  if (first === undefined) throw new Error('there is nothing to draw from');
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  return (random) => {
    let left = random.fraction() * total;
    for (const [value, weight] of entries) {
      left -= weight;
      if (left < 0) return value;
    }
    return first[0];
  };
}

function randomFrom(bits: () => number): Random {
  const fraction = (): number => bits() / 4_294_967_296;
  const normal = (mean: number, deviation: number): number => {
    // Box and Muller's transform; 1 - x keeps the logarithm's argument above 0.
    const radius = Math.sqrt(-2 * Math.log(1 - fraction()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * fraction());
  };
  return {
    bits,
    fraction,
    normal,
    chance: (probability) => fraction() < probability,
    integer: (from, to) => from + Math.floor(fraction() * (to - from + 1)),
    count: (mean) => {
      if (mean > 30) return Math.max(0, Math.round(normal(mean, Math.sqrt(mean))));
      // Knuth's method: multiply fractions until they fall below e^-mean.
      const floor = Math.exp(-mean);
      let events = 0;
      for (let product = fraction(); product > floor; product *= fraction()) events += 1;
      return events;
    },
    uuid: () => {
      const [a, b, c, d] = [bits(), bits(), bits(), bits()];
      const version = ((b & 0xffff0fff) | 0x4000) >>> 0;
      const variant = ((c & 0x3fffffff) | 0x80000000) >>> 0;
      const [second, third] = [hex(version), hex(variant)];
      return `${hex(a)}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${hex(d)}`;
    },
  };
}

function splitmix32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
const hex = (value: number): string => value.toString(16).padStart(8, '0');
