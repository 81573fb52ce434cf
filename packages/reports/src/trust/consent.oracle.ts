import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { periodAt } from '../testing/oracle-calendar.ts';
import { compareTexts } from '../testing/oracle-split.ts';
import { createWorld, inOrder, installationsOf } from '../testing/oracle-world.ts';
import { anInterval } from '../testing/question.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import type { consent } from './consent.ts';

/** What `consent` must answer: for each period and each set or purpose that occurs, who had it. */
export const consentOracle: OracleOf<typeof consent> = {
  ask: () =>
    fc.record({
      interval: anInterval,
      each: fc.constantFrom('set', 'purpose'),
      downloads: fc.constantFrom('0', '1', '3', '8'),
    }),
  answer(records, { params: { from, to, interval, each, downloads }, clauses }) {
    const { scoped, matching } = createWorld(records, { clauses, from, to });
    const counted = [...matching].filter(({ day }) => from <= day && day <= to);
    const periods = [...new Set(counted.map(({ day }) => periodAt(day, interval, from)))].toSorted();
    const rows = periods.flatMap((period) => {
      const own = counted.filter(({ day }) => periodAt(day, interval, from) === period);
      const levelsOf = (record: SessionDayRecord) =>
        each === 'set' || record.purposes.length === 0 ? [setOf(record)] : record.purposes;
      return [...new Set(own.flatMap(levelsOf))]
        .map((level) => {
          const installations = installationsOf(own.filter((record) => levelsOf(record).includes(level))).length;
          return { period, purposes: level, installations, share: installations / installationsOf(own).length };
        })
        .toSorted(
          (one, other) => other.installations - one.installations || compareTexts(one.purposes, other.purposes),
        );
    });
    const isNew = (installation: number) => {
      const first = inOrder(scoped.filter((record) => record.installation === installation))[0];
      if (first === undefined || first.replacement || !matching.has(first)) return false;
      return from <= first.firstDay && first.firstDay <= to;
    };
    const added = installationsOf(scoped).filter(isNew).length;
    const all = installationsOf(counted);
    const setsOf = (one: number) =>
      new Set(counted.filter(({ installation }) => installation === one).map((record) => setOf(record)));
    return {
      rows,
      totals: {
        installations: all.length,
        changed: all.filter((one) => setsOf(one).size > 1).length,
        new: added,
        downloads,
        participation: downloads === 0 ? 0 : added / downloads,
      },
    };
  },
};

const setOf = ({ purposes }: SessionDayRecord) =>
  purposes.length === 0 ? '(none)' : [...purposes].toSorted().join(', ');
