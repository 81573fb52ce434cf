import * as fc from 'fast-check';

/** One thing that happens. `run` is one of three places for a run of the program; it is started when something happens to it. */
export type Step =
  | { do: 'track'; run: number; feature: string; session: number }
  | { do: 'end session'; run: number; session: number }
  | { do: 'many sessions'; run: number; count: number } // short ones, one after the other
  | { do: 'flush' | 'exit' | 'crash' | 'kill' | 'seem dead'; run: number }
  | { do: 'shut down'; run: number; timeoutMs: number }
  | { do: 'kill soon'; run: number; steps: number }
  | { do: 'pass'; milliseconds: number }
  | { do: 'sleep'; hours: number }
  | { do: 'fill the disk' | 'free the disk' }
  | { do: 'set the clock'; hours: number } // wrong by so much
  | { do: 'choose'; run: number; answer: 'denied' | 'basic' | 'usage' }
  | { do: 'reset'; run: number }
  | { do: 'erase at the collector' }; // every ID that it knows

/** What happens to a request: answered, arrived without an answer, arrived long after, never arrived, or turned away. */
export type Fate = 'good' | 'slow' | 'answer lost' | 'arrives late' | 'never arrives' | 'portal' | 503 | 400 | 413;

const run = fc.integer({ min: 0, max: 2 });
const session = fc.integer({ min: 0, max: 2 });
const just = <Text extends string>(text: Text) => fc.constant(text);

/** Steps that leave the clock right and the person's choice as it is. The simplest come first: failures shrink to them. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({ do: just('track'), run, feature: fc.constantFrom('A', 'B', 'C/D'), session }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: just('pass'), milliseconds: fc.constantFrom(100, 700, 2_000, 61_000, 1_300_000) }),
  },
  { weight: 4, arbitrary: fc.record({ do: just('flush'), run }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('exit' as const, 'crash', 'kill'), run }) },
  { weight: 2, arbitrary: fc.record({ do: just('shut down'), run, timeoutMs: fc.constantFrom(0, 1_000) }) },
  { weight: 2, arbitrary: fc.record({ do: just('kill soon'), run, steps: fc.integer({ min: 0, max: 12 }) }) },
  { weight: 2, arbitrary: fc.record({ do: just('end session'), run, session: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: just('many sessions'), run, count: fc.constantFrom(2, 25, 300) }) },
  { weight: 1, arbitrary: fc.record({ do: just('seem dead'), run }) },
  { weight: 1, arbitrary: fc.record({ do: just('sleep'), hours: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('fill the disk' as const, 'free the disk') }) },
);

export const anyFate: fc.Arbitrary<Fate> = fc.constantFrom<Fate[]>(
  'good',
  'slow',
  'answer lost',
  'arrives late',
  'never arrives',
  'portal',
  503,
  400,
  413,
);

const anyClock: fc.Arbitrary<Step> = fc.record({
  do: just('set the clock'),
  hours: fc.constantFrom(0, 1, -1, 14, -14, 40, -40, 300, -300),
});

/**
 * The same with a clock that is set wrong and right. No run is taken for dead then, nor does the machine sleep, after which runs are: of
 * a day that the collector refuses, two runs with a copy each would make two days, if the clock was set between them.
 */
export const anyStepAndClock: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: anyStep.filter(({ do: what }) => what !== 'seem dead' && what !== 'sleep') },
  { weight: 1, arbitrary: anyClock },
);

/** The same with a person who changes their mind. */
export const anyStepAndChoice: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: anyStep },
  {
    weight: 3,
    arbitrary: fc.record({ do: just('choose'), run, answer: fc.constantFrom('usage' as const, 'basic', 'denied') }),
  },
  { weight: 1, arbitrary: fc.record({ do: just('reset'), run }) },
  { weight: 1, arbitrary: fc.record({ do: just('erase at the collector') }) },
);
