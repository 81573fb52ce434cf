import { isoWeekOf } from '@usance/protocol';
import { expect, test } from 'vitest';
import { dayText } from './days.ts';
import { mondayNumber } from './iso-week.ts';

test.each([
  ['2026-W48', '2026-11-23'],
  ['2026-W53', '2026-12-28'],
  ['2026-W01', '2025-12-29'],
  ['2024-W09', '2024-02-26'],
  ['1970-W01', '1969-12-29'],
])('%s begins on %s', (week, monday) => {
  expect(dayText(mondayNumber(week) ?? Number.NaN)).toBe(monday);
});

test.each(['2025-W53', '2026-W00', '2026-W54', '2026-48', ''])('"%s" is no week', (week) => {
  expect(mondayNumber(week)).toBeUndefined();
});

test('every day of many years lies in the week that is named after it', () => {
  const elsewhere = Array.from({ length: 30_000 }, (_, day) => day).filter((day) => {
    const ago = day - (mondayNumber(isoWeekOf(dayText(day))) ?? Number.NaN);
    return !(ago >= 0 && ago < 7);
  });

  expect(elsewhere).toEqual([]);
});
