import { describe, expect, it } from 'vitest';
import { daysLater, isRealDay, monthsLater } from './days.ts';

describe('days of the calendar', () => {
  it('are told from those that no month has', () => {
    expect(['2028-02-29', '2026-12-31'].every(isRealDay)).toBe(true);
    expect(['2026-02-29', '2026-04-31', '2026-02-30'].some(isRealDay)).toBe(false);
  });

  it('end with the month where it is shorter', () => {
    expect(monthsLater('2028-02-29', 24)).toBe('2030-02-28');
    expect(monthsLater('2026-11-30', 3)).toBe('2027-02-28');
    expect(monthsLater('2026-11-25', 24)).toBe('2028-11-25');
    expect(daysLater('2026-12-31', 60)).toBe('2027-03-01');
  });
});
