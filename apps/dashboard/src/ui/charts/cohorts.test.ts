import { expect, test } from 'vitest';
import { averagesOf, cohortsOf, type RetentionRow } from './cohorts.ts';

const aRow = (
  cohort: string,
  period: number,
  [active, size]: [number, number],
  isProvisional = false,
): RetentionRow => ({
  cohort,
  period,
  size,
  active,
  share: active / size,
  isProvisional,
});
const rows = [
  aRow('2026-11-02', 0, [100, 100]),
  aRow('2026-11-02', 1, [50, 100]),
  aRow('2026-11-02', 2, [10, 100], true),
  aRow('2026-11-09', 0, [300, 300]),
  aRow('2026-11-09', 1, [90, 300]),
];

test('the average weighs cohorts by their size, and leaves out periods that are not over', () => {
  expect(averagesOf(rows)).toEqual([1, 0.35, undefined]);
});

test('a cell stands at its period, and a period that a cohort has not reached is empty', () => {
  const [first, second] = cohortsOf(rows);

  expect(first?.cells.map((cell) => cell?.active)).toEqual([100, 50, 10]);
  expect([second?.size, second?.cells.length]).toEqual([300, 2]);
});
