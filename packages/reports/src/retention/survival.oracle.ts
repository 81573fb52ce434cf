import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { laterBy, monthsLater } from '../testing/oracle-calendar.ts';
import { createWorld, inOrder, installationsOf } from '../testing/oracle-world.ts';
import type { survival, SurvivalRow } from './survival.ts';

/** What `survival` must answer: its definition, tenure by tenure. */
export const survivalOracle: OracleOf<typeof survival> = {
  ask: () => fc.record({ unit: fc.constantFrom('day', 'week') }),
  answer(records, { params: { from, to, unit }, clauses }, { today, lostAfterDays, identifierMonths }) {
    const { scoped, matching } = createWorld(records, { clauses, from, to });
    const observed = installationsOf(scoped).flatMap((installation) => {
      const own = inOrder(scoped.filter((record) => record.installation === installation));
      const [first, last] = [own[0], own.at(-1)];
      if (first === undefined || last === undefined || first.replacement || !matching.has(first)) return [];
      if (first.firstDay < from || first.firstDay > to) return [];
      let tenure = 0;
      while (laterBy((tenure + 1) * (unit === 'week' ? 7 : 1), first.firstDay) <= last.day) tenure += 1;
      const lastDayToReturn = laterBy(lostAfterDays, last.day);
      const hasExpired = monthsLater(identifierMonths, first.firstDay) <= lastDayToReturn;
      return [{ tenure, isLost: lastDayToReturn < today && !hasExpired }];
    });

    const rows: SurvivalRow[] = [];
    const longest = Math.max(-1, ...observed.map(({ tenure }) => tenure));
    for (let tenure = 0; tenure <= longest; tenure += 1) {
      const atRisk = observed.filter((one) => one.tenure >= tenure).length;
      const lost = observed.filter((one) => one.tenure === tenure && one.isLost).length;
      const before = rows.at(-1)?.survival ?? 1;
      rows.push({ tenure, atRisk, lost, survival: before * (1 - lost / atRisk) });
    }
    return { rows };
  },
};
