import * as fc from 'fast-check';
import { parseSplits } from '../query/report-query.ts';
import type { OracleOf } from '../testing/oracle.ts';
import { periodAt } from '../testing/oracle-calendar.ts';
import { compareTexts, labelsOf } from '../testing/oracle-split.ts';
import { createWorld, hoursOf, installationsOf, sessionsOf } from '../testing/oracle-world.ts';
import { anInterval, someSplits } from '../testing/question.ts';
import type { breakdown } from './breakdown.ts';

/** What `breakdown` must answer: its definition, value by value. */
export const breakdownOracle: OracleOf<typeof breakdown> = {
  ask: (vocabulary) =>
    fc.record({ interval: anInterval, by: someSplits(vocabulary, 1), limit: fc.constantFrom('1', '2', '3', '100') }),
  answer(records, { params: { from, to, interval, limit, by }, clauses }) {
    const splits = parseSplits(by, 'by');
    const world = createWorld(records, { clauses, from, to });
    // A session day under each of its labels.
    const counted = [...world.matching]
      .filter(({ day }) => from <= day && day <= to)
      .flatMap((record) =>
        labelsOf(record, splits, world).map((label) => ({ record, label, key: label.join('\u0001') })),
      );
    const labels = new Map(counted.map(({ key, label }) => [key, label]));
    const having = (key: string) => counted.filter((one) => one.key === key).map(({ record }) => record);
    const ranked = [...labels]
      .toSorted(
        ([one, label], [other, otherLabel]) =>
          installationsOf(having(other)).length - installationsOf(having(one)).length ||
          compareTexts(label, otherLabel),
      )
      .map(([key]) => key);
    const top = new Set(ranked.slice(0, limit));
    const shown = counted.map(({ record, key, label }) => ({
      record,
      label: top.has(key) ? label : label.map(() => '(rest)'),
      period: periodAt(record.day, interval, from),
    }));

    const rows = [...new Set(shown.map(({ period }) => period))].toSorted().flatMap((period) => {
      const inPeriod = shown.filter((one) => one.period === period);
      return [...new Map(inPeriod.map(({ label }) => [label.join('\u0001'), label])).values()]
        .map((label) => {
          const own = inPeriod.filter((one) => compareTexts(one.label, label) === 0).map(({ record }) => record);
          const [value = '', value2, value3] = label;
          return {
            label,
            row: {
              ...(interval === 'total' ? {} : { period }),
              value,
              ...(value2 !== undefined && { value2 }),
              ...(value3 !== undefined && { value3 }),
              installations: installationsOf(own).length,
              sessions: sessionsOf(own),
              hours: hoursOf(own),
            },
          };
        })
        .toSorted(
          (one, other) =>
            Number(one.row.value === '(rest)') - Number(other.row.value === '(rest)') ||
            other.row.installations - one.row.installations ||
            compareTexts(one.label, other.label),
        )
        .map(({ row }) => row);
    });

    const installations = installationsOf(counted.map(({ record }) => record));
    const several = installations.filter((installation) => {
      const own = counted.filter(({ record }) => record.installation === installation).map(({ key }) => key);
      return new Set(own).size > 1;
    });
    return { rows, totals: { installations: installations.length, several: several.length } };
  },
};
