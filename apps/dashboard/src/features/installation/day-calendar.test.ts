import { expect, test } from 'vitest';
import { calendarOf, calendarWeeks } from './day-calendar.ts';

const lastDay = '2026-11-25'; // a Wednesday

test('a calendar begins on a Monday a year ago and ends with the last day', () => {
  const days = calendarOf([], lastDay);

  expect(days[0]).toMatchObject({ day: '2025-11-24', week: 0, weekday: 0 });
  expect(days.at(-1)).toMatchObject({ day: lastDay, week: calendarWeeks - 1, weekday: 2 });
  expect(days).toHaveLength((calendarWeeks - 1) * 7 + 3);
});

test('sessions of one day are added up, and a session of no length is one all the same', () => {
  const days = calendarOf(
    [
      { day: lastDay, seconds: 40 },
      { day: lastDay, seconds: 2 },
      { day: '2026-11-24', seconds: 0 },
      { day: '2020-01-01', seconds: 9 },
    ],
    lastDay,
  );

  expect(days.filter(({ hasSession }) => hasSession)).toMatchObject([
    { day: '2026-11-24', seconds: 0 },
    { day: lastDay, seconds: 42 },
  ]);
});
