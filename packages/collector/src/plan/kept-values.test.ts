import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCountedValues, type FoundValues } from './kept-values.ts';

const most = 3;
const items = fc.record({ feature: fc.constantFrom('', 'Notes/Add', 'a'), key: fc.constantFrom('a', 'Notes/Add') });
const values = fc.constantFrom('1', '2', '3', '4', '5', '__proto__');
/** One step: a value is sent, or what is stored is read anew. */
const steps = fc.array(
  fc.oneof({ weight: 9, arbitrary: fc.tuple(items, values) }, { weight: 1, arbitrary: fc.constant('renew') }),
  {
    maxLength: 80,
  },
);

describe('the values that are kept', () => {
  test('are never more than may be, known ones are always taken, and reading again what was stored changes nothing', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const counted = createCountedValues();
        const stored = new Map<string, FoundValues & { values: string[] }>();

        for (const step of all) {
          if (typeof step === 'string') {
            counted.renew()([...stored.values()]);
            continue;
          }
          const [item, value] = step;
          const name = JSON.stringify(item);
          const kept = stored.get(name) ?? { ...item, values: [] };
          const isExpected = kept.values.includes(value) || kept.values.length < most;
          expect(counted.admit(item, value, most)).toBe(isExpected);
          if (isExpected) stored.set(name, { ...item, values: [...new Set([...kept.values, value])] });
        }
      }),
    );
  });

  test('hold on to what was admitted while the warehouse was asked, and give up what never came', () => {
    const counted = createCountedValues();
    const item = { feature: '', key: 'addOn' };
    counted.admit(item, 'on its way', 2);

    const take = counted.renew();
    counted.admit(item, 'meanwhile', 2);
    take([]);

    expect(counted.admit(item, 'new', 2)).toBe(false);
    counted.renew()([{ ...item, values: ['meanwhile'] }]);
    expect(counted.admit(item, 'new', 2)).toBe(true);
  });
});
