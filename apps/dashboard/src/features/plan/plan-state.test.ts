import { expect, test } from 'vitest';
import { draftPlan } from './draft-plan.ts';
import { planState } from './plan-state.ts';

const today = '2026-11-26';

test.each([
  ['2026-11-25', 5, 'expired'],
  ['2026-11-26', 5, 'soon'],
  ['2026-12-26', 5, 'soon'],
  ['2026-12-27', 5, 'used'],
  ['2026-12-27', 0, 'unused'],
] as const)('an item that ends on %s with %d installations is %s', (expires, installations, state) => {
  expect(planState(expires, installations, today)).toBe(state);
});

test('a first plan has every feature in order, with the gaps that only the vendor can fill', () => {
  expect(draftPlan('Notes', ['B', 'A/One'], today)).toEqual({
    product: 'Notes',
    features: {
      'A/One': { description: '', owner: '', added: today, expires: '2027-11-26', retention: 395 },
      B: { description: '', owner: '', added: today, expires: '2027-11-26', retention: 395 },
    },
  });
});
