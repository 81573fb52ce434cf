import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { compareTexts } from '../testing/oracle-split.ts';
import { countedWeeks, type WeekRecord } from '../testing/week-record.ts';
import { weeklyDimensions, type weeklyBreakdown } from './weekly-breakdown.ts';

type Dimension = (typeof weeklyDimensions)[number];

/** What `weeklyBreakdown` must answer: values are taken away, from the rarest on, until what is away is nobody's or of five. */
export const weeklyBreakdownOracle: OracleOf<typeof weeklyBreakdown> = {
  ask: () => fc.record({ dimension: fc.constantFrom(...weeklyDimensions) }),
  answer(records, query) {
    const { dimension } = query.params;
    const reports = countedWeeks(records, query);
    const periods = [...new Set(reports.map(({ monday }) => monday))].toSorted();
    const rows = periods.flatMap((period) => {
      const own = reports.filter(({ monday }) => monday === period);
      const labelled = apart(own).flatMap((group) => labelsOf(group, dimension));
      return [...new Set(labelled)]
        .map((value) => {
          const active = labelled.filter((label) => label === value).length;
          return { period, value, active, share: active / own.length };
        })
        .toSorted(
          (one, other) =>
            Number(one.value === '(few)') - Number(other.value === '(few)') ||
            other.active - one.active ||
            compareTexts(one.value, other.value),
        );
    });
    return { rows };
  },
};

/** The reports of each environment and kind. */
function apart(reports: readonly WeekRecord[]): WeekRecord[][] {
  const groups = new Map<string, WeekRecord[]>();
  for (const report of reports) {
    const key = `${report.environment} ${report.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), report]);
  }
  return [...groups.values()];
}

/** The label under which each report counts. */
function labelsOf(reports: readonly WeekRecord[], dimension: Dimension): string[] {
  const values = reports.map((report) => String(report[dimension]));
  const times = (value: string) => values.filter((one) => one === value).length;
  const rarest = [...new Set(values)].toSorted((one, other) => times(one) - times(other) || compareTexts(one, other));
  const away = new Set<string>();
  let awayCount = 0;
  for (const value of rarest) {
    if (times(value) >= 5 && (awayCount === 0 || awayCount >= 5)) continue;
    away.add(value);
    awayCount += times(value);
  }
  return values.map((value) => (away.has(value) ? '(few)' : value === '' ? '(none)' : value));
}
