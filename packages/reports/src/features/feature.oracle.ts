import * as fc from 'fast-check';
import { parseSplits } from '../query/report-query.ts';
import type { OracleOf } from '../testing/oracle.ts';
import { laterBy, periodAt } from '../testing/oracle-calendar.ts';
import { compareTexts, labelsOf } from '../testing/oracle-split.ts';
import { createWorld, hoursOf, installationsOf, sessionsOf } from '../testing/oracle-world.ts';
import { aFeature, anInterval, someSplits } from '../testing/question.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import type { feature, FeatureRow } from './feature.ts';

/** What `feature` must answer: its definition, period by period and value by value. */
export const featureOracle: OracleOf<typeof feature> = {
  ask: (vocabulary) =>
    fc.record({
      feature: aFeature(vocabulary),
      interval: anInterval,
      by: fc.oneof(fc.constant(''), someSplits(vocabulary, 1)),
      limit: fc.constantFrom('1', '2', '3', '100'),
    }),
  answer(records, { params: { feature: name, from, to, interval, by, limit }, clauses }) {
    const splits = parseSplits(by, 'by');
    const world = createWorld(records, { clauses, from, to });
    const days = [...world.matching].filter(({ day }) => from <= day && day <= to);
    const uses = (own: readonly SessionDayRecord[]) =>
      own.flatMap((record) => record.uses.filter(([used]) => used === name));
    const users = (own: readonly SessionDayRecord[]) =>
      installationsOf(own.filter((record) => uses([record]).length > 0)).length;
    const measure = (own: readonly SessionDayRecord[]) => ({
      uses: uses(own).reduce((sum, [, count]) => sum + count, 0),
      total: uses(own).reduce((sum, [, , number = 0]) => sum + number, 0),
      installations: users(own),
      activeInstallations: active(own),
      sessions: sessionsOf(own),
      hours: hoursOf(own),
    });

    // A session day under each of its labels; under the empty one without a split.
    const counted = days.flatMap((record) =>
      labelsOf(record, splits, world).map((label) => ({ record, label, key: JSON.stringify(label) })),
    );
    const having = (key: string) => counted.filter((one) => one.key === key).map(({ record }) => record);
    const ranked = [...new Map(counted.map(({ key, label }) => [key, label]))]
      .toSorted(
        ([one, label], [other, otherLabel]) =>
          users(having(other)) - users(having(one)) ||
          active(having(other)) - active(having(one)) ||
          compareTexts(label, otherLabel),
      )
      .slice(0, limit)
      .map(([key]) => key);
    const top = new Set(ranked);
    const shown = counted.map(({ record, key, label }) => ({
      record,
      label: top.has(key) ? label : label.map(() => '(rest)'),
    }));

    const rows: FeatureRow[] = periodsWithin(from, to, interval).flatMap((period) => {
      const inPeriod = shown.filter(({ record }) => periodAt(record.day, interval, from) === period);
      if (splits.length === 0) return [{ period, ...measure(inPeriod.map(({ record }) => record)) }];
      const labels = new Map(inPeriod.map(({ label }) => [JSON.stringify(label), label]));
      return [...labels]
        .map(([key, label]) => {
          const own = inPeriod.filter((one) => JSON.stringify(one.label) === key).map(({ record }) => record);
          const [value = '', value2, value3] = label;
          const values = { value, ...(value2 !== undefined && { value2 }), ...(value3 !== undefined && { value3 }) };
          return { label, row: { period, ...values, ...measure(own) } };
        })
        .toSorted(
          (one, other) =>
            Number(one.row.value === '(rest)') - Number(other.row.value === '(rest)') ||
            other.row.installations - one.row.installations ||
            other.row.activeInstallations - one.row.activeInstallations ||
            compareTexts(one.label, other.label),
        )
        .map(({ row }) => row);
    });
    const several = installationsOf(days).filter((installation) => {
      const own = counted.filter(({ record }) => record.installation === installation);
      return new Set(own.map(({ key }) => key)).size > 1;
    });
    return {
      rows,
      totals: { installations: users(days), activeInstallations: active(days), several: several.length },
    };
  },
};

const active = (own: readonly SessionDayRecord[]) => installationsOf(own).length;

function periodsWithin(from: string, to: string, interval: 'day' | 'week' | 'month' | 'total'): string[] {
  const periods = new Set<string>();
  for (let day = from; day <= to; day = laterBy(1, day)) periods.add(periodAt(day, interval, from));
  return [...periods];
}
