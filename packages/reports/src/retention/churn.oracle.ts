import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { laterBy, monthsLater, periodAt } from '../testing/oracle-calendar.ts';
import { createWorld, inOrder, installationsOf } from '../testing/oracle-world.ts';
import { anInterval } from '../testing/question.ts';
import type { churn, ChurnRow } from './churn.ts';

/** What `churn` must answer: its definition, cohort by cohort and tenure by tenure. */
export const churnOracle: OracleOf<typeof churn> = {
  ask: () => fc.record({ interval: anInterval, unit: fc.constantFrom('week', 'month', 'quarter') }),
  answer(records, { params: { from, to, interval, unit }, clauses }, { today, lostAfterDays, identifierMonths }) {
    const { scoped, matching } = createWorld(records, { clauses, from, to });
    const length = { week: 7, month: 30, quarter: 90 }[unit];
    const observed = installationsOf(scoped).flatMap((installation) => {
      const own = inOrder(scoped.filter((record) => record.installation === installation));
      const [first, last] = [own[0], own.at(-1)];
      if (first === undefined || last === undefined || first.replacement || !matching.has(first)) return [];
      if (first.firstDay < from || first.firstDay > to) return [];
      let tenure = 0;
      while (laterBy((tenure + 1) * length, first.firstDay) <= last.day) tenure += 1;
      const lastDayToReturn = laterBy(lostAfterDays, last.day);
      const hasExpired = monthsLater(identifierMonths, first.firstDay) <= lastDayToReturn;
      const cohort = periodAt(first.firstDay, interval, from);
      return [{ cohort, tenure, isLost: lastDayToReturn < today && !hasExpired }];
    });

    const rows: ChurnRow[] = [];
    for (const cohort of [...new Set(observed.map((one) => one.cohort))].toSorted()) {
      const own = observed.filter((one) => one.cohort === cohort);
      let lastCame = to;
      while (periodAt(lastCame, interval, from) !== cohort) lastCame = laterBy(-1, lastCame);
      for (let tenure = 0; own.some((one) => one.tenure >= tenure); tenure += 1) {
        const atRisk = own.filter((one) => one.tenure >= tenure).length;
        const lost = own.filter((one) => one.tenure === tenure && one.isLost).length;
        const lastDayOfTenure = laterBy((tenure + 1) * length - 1, lastCame);
        const isProvisional = laterBy(lostAfterDays, lastDayOfTenure) >= today;
        rows.push({ cohort, tenure, atRisk, lost, churn: lost / atRisk, isProvisional });
      }
    }
    return { rows };
  },
};
