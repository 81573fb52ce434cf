import { expect, test } from 'vitest';
import { createFormat } from '../../ui/format/format.ts';
import { mondaysOf, weeksOf } from './weekly-series.ts';

test('a week without a report has its place on the axis', () => {
  const rows = [{ period: '2026-11-16' }, { period: '2026-11-02' }, { period: '2026-11-16' }];

  expect(mondaysOf(rows)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16']);
  expect(mondaysOf([])).toEqual([]);
});

test('only weeks whose reports may still come are incomplete, wherever the range ends', () => {
  const openIn = (provisionalFrom: string | null) =>
    weeksOf(['2026-11-02', '2026-11-09', '2026-11-16'], {
      provisionalFrom,
      format: createFormat('en'),
      releases: undefined,
    }).map(({ isIncomplete }) => isIncomplete);

  expect(openIn('2026-11-16')).toEqual([false, false, true]);
  expect(openIn(null)).toEqual([false, false, false]);
});
