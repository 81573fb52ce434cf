import { expect, test } from 'vitest';
import { hasReleases, releaseMarks, withReleases } from './releases.ts';
import type { Period } from './series.ts';

const aWeek = (start: string): Period => ({ start, tick: start, title: start, isIncomplete: false });
const weeks = ['2026-11-02', '2026-11-09', '2026-11-16'].map(aWeek);
const releases = [
  { version: '4.2', day: '2026-11-15' },
  { version: '4.1', day: '2026-11-09' },
  { version: '4.0', day: '2026-11-01' },
  { version: '4.3', day: '2026-11-23' },
];

test('a release belongs to the period that holds its day, and to none outside of the range', () => {
  const marked = withReleases(weeks, releases, 'week');

  expect(marked.map((period) => period.releases)).toEqual([undefined, ['4.1', '4.2'], undefined]);
  expect([hasReleases(marked), hasReleases(withReleases(weeks, undefined, 'week'))]).toEqual([true, false]);
});

test('marks that would lie over each other are one', () => {
  const marked = weeks.map((week, index) => ({ ...week, releases: [`4.${index}`] }));

  const at = (places: readonly number[]) => releaseMarks(marked, (index) => places[index] ?? 0);

  expect(at([0, 20, 80])).toEqual([
    { x: 0, versions: ['4.0', '4.1'] },
    { x: 80, versions: ['4.2'] },
  ]);
  // “2 releases” is wider than “4.0”.
  expect(at([0, 40, 60])).toEqual([{ x: 0, versions: ['4.0', '4.1', '4.2'] }]);
  expect(at([0, 20, 45])).toEqual([{ x: 0, versions: ['4.0', '4.1', '4.2'] }]);
});
