import { expect, test } from 'vitest';
import { sumRefusals } from './refusals.ts';

test('reasons are added up over the days, the most frequent first', () => {
  const rows = [
    { period: '2026-11-20', code: 'undeclared', items: 1, share: 1 },
    { period: '2026-11-21', code: 'invalid', items: 6, share: 0.75 },
    { period: '2026-11-21', code: 'undeclared', items: 2, share: 0.25 },
    { period: '2026-11-22', code: 'undeclared', items: 1, share: 1 },
  ];

  expect(sumRefusals(rows)).toEqual([
    { code: 'invalid', items: 6, share: 0.6, lastDay: '2026-11-21' },
    { code: 'undeclared', items: 4, share: 0.4, lastDay: '2026-11-22' },
  ]);
  expect(sumRefusals([])).toEqual([]);
});
