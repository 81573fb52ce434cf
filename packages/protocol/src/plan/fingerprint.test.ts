import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from './check.ts';
import { fingerprintBudget, shares, standingOut } from './fingerprint.ts';
import { presetSystemFields, systemFields, type SystemField } from './system.ts';
import { aPlan, aSystem, today } from './testing/plans.ts';

/** The same numbers from 0 to 1 each time, as random as this needs. */
function draws(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Which of the values a number from 0 to 1 falls to. */
function drawn(values: readonly number[], at: number): number {
  let left = at;
  return values.findIndex((share) => (left -= share) <= 0);
}

const percent = (fields: readonly SystemField[], installations: number) =>
  Math.round(100 * standingOut(fields, installations));

describe('standingOut', () => {
  it.each<[string, SystemField[], number[]]>([
    ['nothing', [], [0, 0, 0]],
    ['the system', ['os', 'osVersion'], [8, 1, 0]],
    ['what is preset', [...presetSystemFields], [57, 17, 3]],
    ['memory and processors', ['os', 'osVersion', 'arch', 'cores', 'memoryMb'], [84, 35, 8]],
    ['the graphics card', [...presetSystemFields, 'gpu'], [98, 83, 53]],
    ['everything', [...systemFields], [100, 100, 100]],
  ])('of 1,000, 10,000 and 100,000 installations that tell %s', (_, fields, expected) => {
    expect([1_000, 10_000, 100_000].map((count) => percent(fields, count))).toEqual(expected);
  });

  it('is what a population shows that is drawn by these shares', () => {
    const random = draws(7);
    for (const fields of [presetSystemFields, ['os', 'cores', 'memoryMb'], ['gpu']] as const) {
      const crowds = new Map<string, number>();
      for (let one = 0; one < 10_000; one++) {
        const looks = fields.map((field) => drawn(shares[field], random())).join();
        crowds.set(looks, (crowds.get(looks) ?? 0) + 1);
      }
      const alone = [...crowds.values()].filter((size) => size < 10).reduce((sum, size) => sum + size, 0);

      expect(Math.abs(alone / 10_000 - standingOut(fields, 10_000))).toBeLessThan(0.02);
    }
  });

  it('says what is preset to be within the budget', () => {
    expect(standingOut(presetSystemFields, 10_000)).toBeLessThan(fingerprintBudget);
  });

  it('never falls when more is told, nor rises when there are more installations', () => {
    const some = fc.subarray([...systemFields], { maxLength: 5 });
    fc.assert(
      fc.property(some, fc.constantFrom(...systemFields), fc.integer({ min: 1, max: 1e6 }), (fields, more, count) => {
        const share = standingOut(fields, count);

        // Rarities are rounded, each by less than a twentieth.
        expect(standingOut([...new Set([...fields, more])], count)).toBeGreaterThanOrEqual(share - 0.02);
        expect(standingOut(fields, count * 10)).toBeLessThanOrEqual(share + 1e-9);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the budget', () => {
  const found = (changes: Parameters<typeof aSystem>[0]) =>
    checkPlan(aPlan({ system: aSystem(changes) }), { today }).map(({ severity, rule, message }) => [
      severity,
      rule,
      message,
    ]);
  const tooMuch: SystemField[] = [...presetSystemFields, 'gpu'];
  const text =
    'of 10000 installations 83 % would look like fewer than ten, by what is told of their systems; at most 20 % may. gpu costs most';

  it('refuses a plan that tells more, and names what costs most', () => {
    expect(found({ fields: tooMuch })).toEqual([
      ['error', 'fingerprint', `${text}; tell less, or add an override that says why`],
    ]);
  });

  it('depends on how many installations there are', () => {
    expect(found({ fields: tooMuch, installations: 1_000_000 })).toHaveLength(1);
    expect(found({ fields: tooMuch, installations: 100_000_000 })).toEqual([]);
    expect(found({ fields: ['os', 'arch'] })).toEqual([]);
  });

  it('is let through by an override, with a warning', () => {
    const override = { reason: 'It is a game, made for graphics cards.', by: 'Ann', date: '2026-10-01' };

    expect(found({ fields: tooMuch, override })).toEqual([['warning', 'fingerprint', text]]);
    expect(found({ fields: tooMuch, override: { ...override, date: '2026-02-30' } })).toContainEqual([
      'error',
      'day',
      'date is 2026-02-30, which no calendar has',
    ]);
  });
});
