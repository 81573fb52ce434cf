import { describe, expect, test } from 'vitest';
import { readDay } from './day.ts';
import {
  comparedRange,
  completePart,
  isDrawable,
  isIncomplete,
  lengthOf,
  readableInterval,
  readRange,
  writeRange,
} from './range.ts';

const now = '2026-11-23';

describe('reading days', () => {
  test('relative days count back from today', () => {
    expect([readDay('-29d', now), readDay('today', now)]).toEqual(['2026-10-25', now]);
  });

  test('days that the calendar does not have are not read', () => {
    expect(['2026-02-30', '23.11.2026', '-1w', ''].map((text) => readDay(text, now))).toEqual(
      Array.from({ length: 4 }),
    );
  });
});

describe('ranges', () => {
  test('both ends are included', () => {
    expect(lengthOf({ from: now, to: now })).toBe(1);
  });

  test('a range that ends before it begins is none', () => {
    expect(readRange('today', '-7d', now)).toBeUndefined();
  });

  test('a range up to today is written relative to it, any other as it is', () => {
    expect(writeRange({ from: '2026-10-25', to: now }, now)).toEqual({ from: '-29d', to: 'today' });
    expect(writeRange({ from: '2026-10-01', to: '2026-10-31' }, now)).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
    });
  });
});

describe('comparison', () => {
  test('30 days move back by five weeks, so that Mondays meet Mondays', () => {
    expect(comparedRange({ from: '2026-10-25', to: now }, 'previous')).toEqual({
      from: '2026-09-20',
      to: '2026-10-19',
    });
  });

  test('a few days move back by their own length', () => {
    expect(comparedRange({ from: '2026-11-21', to: now }, 'previous')).toEqual({
      from: '2026-11-18',
      to: '2026-11-20',
    });
  });

  test('last year is 52 weeks ago', () => {
    expect(comparedRange({ from: now, to: now }, 'year')).toEqual({ from: '2025-11-24', to: '2025-11-24' });
  });
});

describe('intervals', () => {
  const quarter = { from: '2026-08-26', to: now };

  test('a quarter is read by day, and by week on a phone', () => {
    expect([readableInterval(quarter, false), readableInterval(quarter, true)]).toEqual(['day', 'week']);
  });

  test('ten years by day are more than a chart draws', () => {
    const decade = { from: '2016-11-23', to: now };

    expect([isDrawable(decade, 'day'), isDrawable(decade, 'week')]).toEqual([false, true]);
  });
});

describe('incomplete periods', () => {
  const range = { from: '2026-11-04', to: now };
  const asWeek = { interval: 'week', range, provisionalFrom: '2026-11-22' } as const;

  test('a week that the range cuts is incomplete, one inside it is not', () => {
    expect([isIncomplete('2026-11-02', asWeek), isIncomplete('2026-11-09', asWeek)]).toEqual([true, false]);
  });

  test('a week with a provisional day is incomplete', () => {
    expect(isIncomplete('2026-11-16', asWeek)).toBe(true);
  });

  test('the complete part ends before the first provisional day', () => {
    expect(completePart(range, '2026-11-22')).toEqual({ from: '2026-11-04', to: '2026-11-21' });
    expect(completePart(range, null)).toEqual(range);
    expect(completePart(range, '2026-11-04')).toBeUndefined();
  });
});
