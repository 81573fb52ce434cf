import { describe, expect, it } from 'vitest';
import { cohortOf, mondayOf, weekName } from './week.ts';

const monday = (day: string) => mondayOf(Date.parse(day));

describe('a week', () => {
  it.each([
    ['2026-11-23', '2026-11-23', '2026-W48'], // a Monday
    ['2026-11-29', '2026-11-23', '2026-W48'],
    ['2027-01-01', '2026-12-28', '2026-W53'],
    ['2025-12-29', '2025-12-29', '2026-W01'],
    ['2024-02-29', '2024-02-26', '2024-W09'],
    ['1970-01-01', '1969-12-29', '1970-W01'],
  ])('of %s begins on %s and is called %s', (day, begin, name) => {
    expect(new Date(monday(day)).toISOString().slice(0, 10)).toBe(begin);
    expect(weekName(monday(day))).toBe(name);
  });

  it.each([
    ['2026-11-23', 'first week'],
    ['2026-11-30', '1-4 weeks'],
    ['2026-12-21', '1-4 weeks'],
    ['2026-12-28', '5-8 weeks'],
    ['2027-01-25', '9-26 weeks'],
    ['2027-05-31', '27-52 weeks'],
    ['2027-11-29', 'over a year'],
    ['2026-11-02', 'first week'], // a clock that went back
  ])('of %s is told of an installation of November 2026 as %s', (day, cohort) => {
    expect(cohortOf(monday(day), monday('2026-11-25'))).toBe(cohort);
  });
});
