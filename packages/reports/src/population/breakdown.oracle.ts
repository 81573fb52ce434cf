import type { Static } from 'typebox';
import type { ValueSubject } from '../filters/subject.ts';
import type { ReportQuery } from '../query/report-query.ts';
import { periodAt } from '../testing/oracle-calendar.ts';
import { valueOf } from '../testing/oracle-filter.ts';
import { createWorld, hoursOf, inOrder, installationsOf, sessionsOf, type World } from '../testing/oracle-world.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import type { breakdown, BreakdownRow } from './breakdown.ts';

/** What `breakdown` must answer: its definition, value by value. */
export function breakdownOracle(
  records: readonly SessionDayRecord[],
  { params, clauses }: ReportQuery<Static<typeof breakdown.params>>,
  by: ValueSubject,
): { rows: BreakdownRow[]; totals: { installations: number; several: number } } {
  const { from, to, interval, limit } = params;
  const world = createWorld(records, { clauses, from, to });
  // A session day under each of its values.
  const counted = [...world.matching]
    .filter(({ day }) => from <= day && day <= to)
    .flatMap((record) => valuesOf(record, by, world).map((value) => ({ record, value })));
  const having = (value: string) => counted.filter((one) => one.value === value).map(({ record }) => record);
  const values = [...new Set(counted.map(({ value }) => value))].toSorted(
    (one, other) =>
      installationsOf(having(other)).length - installationsOf(having(one)).length || compareBytes(one, other),
  );
  const top = new Set(values.slice(0, limit));
  const labelled = counted.map(({ record, value }) => ({
    record,
    value: top.has(value) ? value : '(rest)',
    period: periodAt(record.day, interval, from),
  }));

  const rows = [...new Set(labelled.map(({ period }) => period))].toSorted().flatMap((period) => {
    const inPeriod = labelled.filter((one) => one.period === period);
    return [...new Set(inPeriod.map(({ value }) => value))]
      .map((value) => {
        const own = inPeriod.filter((one) => one.value === value).map(({ record }) => record);
        const counts = { installations: installationsOf(own).length, sessions: sessionsOf(own), hours: hoursOf(own) };
        return { ...(interval === 'total' ? {} : { period }), value, ...counts };
      })
      .toSorted(
        (one, other) =>
          Number(one.value === '(rest)') - Number(other.value === '(rest)') ||
          other.installations - one.installations ||
          compareBytes(one.value, other.value),
      );
  });

  const installations = installationsOf(counted.map(({ record }) => record));
  const several = installations.filter((installation) => {
    const own = counted.filter(({ record }) => record.installation === installation).map(({ value }) => value);
    return new Set(own).size > 1;
  });
  return { rows, totals: { installations: installations.length, several: several.length } };
}

/** What a session day is counted under: the words for a missing value, the entries of a list. */
function valuesOf(record: SessionDayRecord, by: ValueSubject, { all, scoped }: World): string[] {
  const own = scoped.filter(({ installation }) => installation === record.installation);
  const looked = by.isLatest ? inOrder(own).at(-1) : record;
  const value = looked && valueOf(looked, by, all);
  if (value === undefined) return ['(none)'];
  return typeof value === 'object' ? [...new Set(value)] : [String(value)];
}

/** The order of UTF-8 bytes, which is the engine's. */
const compareBytes = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
