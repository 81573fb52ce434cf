import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFate, anyStep, createStage } from '../testing/schedule.ts';
import { sameRevisionsThatDiffer } from '../testing/stored-days.ts';

const numRuns = Number(process.env.USANCE_PROPERTY_RUNS ?? 2_000);

describe('a random schedule of uses, sessions, runs, kills and faults', () => {
  it('leaves with the collector what was counted, and nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { maxLength: 50 }),
        fc.array(anyFate, { maxLength: 20 }),
        async (steps, fates) => {
          const stage = createStage(fates);

          for (const step of steps) await stage.take(step);
          const outcome = await stage.finish();

          const { stored, arrived } = stage.collector;
          expect(stage.ledger.faultsOf(stored())).toEqual([]);
          expect(sameRevisionsThatDiffer(arrived)).toEqual([]);
          expect(new Set(stored().map(({ installation }) => installation)).size).toBe(1);
          expect(outcome).toBe('sent');
        },
      ),
      { numRuns },
    );
  }, 3_000_000);
});
