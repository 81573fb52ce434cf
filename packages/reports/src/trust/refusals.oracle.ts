import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { periodAt } from '../testing/oracle-calendar.ts';
import { compareTexts } from '../testing/oracle-split.ts';
import { isInScope } from '../testing/oracle-world.ts';
import { anInterval } from '../testing/question.ts';
import type { refusals } from './refusals.ts';

/** What `refusals` must answer: every item of every record that ever came, also of one that came again. */
export const refusalsOracle: OracleOf<typeof refusals> = {
  ask: () => fc.record({ interval: anInterval }),
  answer(records, { params: { from, to, interval }, clauses }) {
    const items = records
      .filter((record) => isInScope(record, clauses))
      .flatMap(({ receivedDay, refused = [] }) =>
        receivedDay !== undefined && from <= receivedDay && receivedDay <= to
          ? refused.map((code) => ({ period: periodAt(receivedDay, interval, from), code }))
          : [],
      );
    const periods = [...new Set(items.map(({ period }) => period))].toSorted();
    const rows = periods.flatMap((period) => {
      const own = items.filter((item) => item.period === period);
      return [...new Set(own.map(({ code }) => code))]
        .map((code) => {
          const count = own.filter((item) => item.code === code).length;
          return { period, code, items: count, share: count / own.length };
        })
        .toSorted((one, other) => other.items - one.items || compareTexts(one.code, other.code));
    });
    return { rows, totals: { items: items.length } };
  },
};
