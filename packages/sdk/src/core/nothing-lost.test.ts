import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFate, anyStep, anyStepAndChoice, anyStepAndClock, type Fate, type Step } from '../testing/schedule.ts';
import { createStage, type Stage, type StageOptions } from '../testing/stage.ts';
import { sameRevisionsThatDiffer } from '../testing/stored-days.ts';

/** The same schedules at every run of the suite. With a number of its own, a run plays so many others: faults are known that took 5,000. */
const given = process.env.USANCE_PROPERTY_RUNS;
const numRuns = Number(given ?? 300);
const seed = given === undefined ? 20_261_123 : Date.now();
const timeoutMs = 60_000 + numRuns * 100;

async function play(steps: readonly Step[], options: StageOptions): Promise<Stage & { outcome: string }> {
  const stage = createStage(options);
  for (const step of steps) await stage.take(step);
  return { ...stage, outcome: await stage.finish() };
}
const installations = ({ collector }: Stage) =>
  new Set(collector.stored().map(({ installation }) => installation)).size;

/** Holds for random schedules with random faults on the way; what fails is shrunk to a few steps. */
const holds = (step: fc.Arbitrary<Step>, check: (steps: Step[], fates: Fate[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 50 }), fc.array(anyFate, { maxLength: 20 }), check), {
    numRuns,
    seed,
  });

describe('a random schedule of uses, sessions, runs, kills and faults', { timeout: timeoutMs }, () => {
  it('leaves with the collector what was counted, and nothing twice', async () => {
    await holds(anyStep, async (steps, fates) => {
      const stage = await play(steps, { fates });

      expect(stage.ledger.faultsOf(stage.collector.stored())).toEqual([]);
      expect(sameRevisionsThatDiffer(stage.collector.arrived)).toEqual([]);
      expect(installations(stage)).toBe(1);
      expect(stage.outcome).toBe('sent');
    });
  });

  it('does so while the clock is set wrong and right', async () => {
    await holds(anyStepAndClock, async (steps, fates) => {
      const stage = await play(steps, { fates });

      expect(stage.ledger.faultsOf(stage.collector.stored())).toEqual([]);
      expect(sameRevisionsThatDiffer(stage.collector.arrived)).toEqual([]);
      expect(installations(stage)).toBe(1);
    });
  });

  it.each([
    ['in 2099', 640_000],
    ['in 1970', -498_700],
    ['tomorrow', 20],
  ])('does so although the clock stands %s at first', async (_where, wrongHours) => {
    await holds(anyStepAndClock, async (steps, fates) => {
      const stage = await play(steps, { fates, wrongHours });

      expect(stage.ledger.faultsOf(stage.collector.stored())).toEqual([]);
      expect(sameRevisionsThatDiffer(stage.collector.arrived)).toEqual([]);
      expect(installations(stage)).toBe(1);
    });
  });

  it('leaves with it nothing that the person did not agree to, and nothing twice, while they change their mind', async () => {
    await holds(anyStepAndChoice, async (steps, fates) => {
      const stage = await play(steps, { fates, isAsking: true });

      expect(stage.ledger.faultsOf(stage.collector.stored())).toEqual([]);
      expect(sameRevisionsThatDiffer(stage.collector.arrived)).toEqual([]);
      const words = steps.filter(({ do: what }) => /choose|reset|erase/.test(what));
      expect(installations(stage)).toBeLessThanOrEqual(words.length);
    });
  });
});
