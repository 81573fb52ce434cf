import { describe, expect, it } from 'vitest';
import { dayOf } from './calendar.ts';
import { differences, expectationsFor } from './expectations.ts';
import { trueActivity, trueBreakdown, type Scope, type TrueDay } from './truth.ts';

function aDay(change: Omit<Partial<TrueDay>, 'day' | 'firstDay'> & { day: string; firstDay?: string }): TrueDay {
  const { day, firstDay = day, ...rest } = change;
  return {
    installation: 1,
    isReplacement: false,
    environment: 'production',
    kind: 'normal',
    version: '1.0.0',
    os: 'Windows',
    edition: 'Pro',
    country: 'DE',
    began: 1,
    seconds: 1_800,
    ...rest,
    day: dayOf(day),
    firstDay: dayOf(firstDay),
  };
}

/**
 * Four installations. 1: new on 1 June, back on 5 July after 33 days, last seen then.
 * 2: new on 2 June, last seen on 3 June: lost. 3: a replacement, seen on 2 June only: not new, but lost. 4: runs of CI.
 */
const fleet: TrueDay[] = [
  aDay({ installation: 1, day: '2026-06-01' }),
  aDay({ installation: 1, day: '2026-06-02', firstDay: '2026-06-01', version: '1.1.0', began: 2, seconds: 3_600 }),
  aDay({ installation: 1, day: '2026-07-05', firstDay: '2026-06-01', version: '1.1.0', country: 'FR' }),
  aDay({ installation: 2, day: '2026-06-02', os: 'Linux' }),
  aDay({ installation: 2, day: '2026-06-03', firstDay: '2026-06-02', os: 'Linux', began: 0 }),
  aDay({ installation: 3, day: '2026-06-02', os: 'Linux', isReplacement: true }),
  aDay({ installation: 4, day: '2026-06-02', kind: 'ci' }),
];
const scope: Scope = {
  from: dayOf('2026-06-01'),
  to: dayOf('2026-07-05'),
  environment: 'production',
  kind: 'normal',
};
const settings = { today: dayOf('2026-07-10'), lostAfterDays: 30, identifierMonths: 13 };

describe('trueActivity', () => {
  it('counts a small fleet by day as by hand', () => {
    const rows = trueActivity(fleet, { ...scope, to: dayOf('2026-06-04') }, { interval: 'day', ...settings });

    expect(rows).toEqual([
      { period: '2026-06-01', active: 1, new: 1, returning: 0, lost: 0, sessions: 1, hours: 0.5 },
      { period: '2026-06-02', active: 3, new: 1, returning: 0, lost: 1, sessions: 4, hours: 2 },
      { period: '2026-06-03', active: 1, new: 0, returning: 0, lost: 1, sessions: 0, hours: 0.5 },
      { period: '2026-06-04', active: 0, new: 0, returning: 0, lost: 0, sessions: 0, hours: 0 },
    ]);
  });

  it('counts an installation once in a month, and as returning after the gap', () => {
    const rows = trueActivity(fleet, scope, { interval: 'month', ...settings });

    expect(rows).toEqual([
      { period: '2026-06-01', active: 3, new: 2, returning: 0, lost: 2, sessions: 5, hours: 3 },
      { period: '2026-07-01', active: 1, new: 0, returning: 1, lost: 0, sessions: 1, hours: 0.5 },
    ]);
  });

  it('calls nobody returning or lost after a gap of exactly the days allowed', () => {
    const days = [aDay({ day: '2026-06-01' }), aDay({ day: '2026-07-01', firstDay: '2026-06-01' })];

    const [total] = trueActivity(days, scope, { interval: 'total', ...settings, today: dayOf('2026-07-31') });

    expect(total).toMatchObject({ returning: 0, lost: 0 });
  });

  it('does not call an installation lost whose ID expired within the days allowed', () => {
    const days = [aDay({ day: '2026-06-20', firstDay: '2025-06-15' })];
    const lost = (identifierMonths: number) =>
      trueActivity(days, scope, { interval: 'total', ...settings, today: dayOf('2026-09-01'), identifierMonths })[0]
        ?.lost;

    expect(lost(13)).toBe(0);
    expect(lost(14)).toBe(1);
  });

  it('names a week by its Monday, but counts only the days of the range', () => {
    const rows = trueActivity(fleet, { ...scope, from: dayOf('2026-06-02') }, { interval: 'week', ...settings });

    expect(rows.map(({ period }) => period)).toEqual([
      '2026-06-01',
      '2026-06-08',
      '2026-06-15',
      '2026-06-22',
      '2026-06-29',
    ]);
    expect(rows[0]).toMatchObject({ active: 3, new: 1, sessions: 4 });
  });
});

describe('trueBreakdown', () => {
  it('counts an installation once per value, and says how many had several', () => {
    expect(trueBreakdown(fleet, scope, 'version')).toEqual({
      rows: [
        { value: '1.0.0', installations: 3, sessions: 3, hours: 2 },
        { value: '1.1.0', installations: 1, sessions: 3, hours: 1.5 },
      ],
      totals: { installations: 3, several: 1 },
    });
  });

  it('keeps kinds apart', () => {
    expect(trueBreakdown(fleet, { ...scope, kind: 'ci' }, 'os')).toEqual({
      rows: [{ value: 'Windows', installations: 1, sessions: 1, hours: 0.5 }],
      totals: { installations: 1, several: 0 },
    });
  });
});

describe('differences', () => {
  const expected = expectationsFor(fleet, { ...settings, from: scope.from, to: scope.to });
  const breakdown = expected.find(({ report }) => report === 'breakdown') ?? {
    report: 'breakdown',
    query: {},
    rows: [],
  };

  it('finds none in an answer that is right', () => {
    for (const expectation of expected) expect(differences(expectation, { totals: {}, ...expectation })).toEqual([]);
  });

  it('names the question, the row and the field that is wrong', () => {
    const rows = breakdown.rows.map((row, at) => (at === 0 ? { ...row, installations: 2 } : row));

    expect(differences(breakdown, { ...breakdown, rows })).toEqual([
      'breakdown from=2026-06-01 to=2026-07-05 by=version limit=1000: row 1 (1.0.0) installations is 2, must be 3',
    ]);
  });

  it('finds rows that are missing or too many', () => {
    expect(differences(breakdown, { ...breakdown, rows: [] })).toContainEqual(
      expect.stringMatching(/has 0 rows, must have 2$/),
    );
  });
});
