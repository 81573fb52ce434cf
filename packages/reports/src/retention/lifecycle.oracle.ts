import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { laterBy, periodAt } from '../testing/oracle-calendar.ts';
import { createWorld, installationsOf } from '../testing/oracle-world.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import type { lifecycle } from './lifecycle.ts';

/** An installation's session days. */
type Own = readonly SessionDayRecord[];

const replaces = (own: Own) => own.some(({ replacement }) => replacement);

/** What `lifecycle` must answer: its definition, installation by installation. */
export const lifecycleOracle: OracleOf<typeof lifecycle> = {
  ask: () => fc.record({ interval: fc.constantFrom('day', 'week', 'month') }),
  answer(records, { params: { from, to, interval }, clauses }, { today }) {
    const periodOf = (day: string) => periodAt(day, interval, day);
    const widened = { from: periodOf(from), to };
    while (periodOf(laterBy(1, widened.to)) === periodOf(to)) widened.to = laterBy(1, widened.to);
    const { scoped, matching } = createWorld(records, { clauses, ...widened });
    const periods: string[] = [];
    for (let day = widened.from; day <= widened.to; day = laterBy(1, day))
      if (!periods.includes(periodOf(day))) periods.push(periodOf(day));
    const installations = installationsOf(scoped).map((one) =>
      scoped.filter(({ installation }) => installation === one),
    );
    const isActive = (own: Own, period: string) =>
      own.some((record) => matching.has(record) && periodOf(record.day) === period);

    const count = (isCounted: (own: Own) => boolean) => installations.filter((own) => isCounted(own)).length;
    const rows = periods
      .filter((period) => period <= today)
      .map((period) => {
        const before = periodOf(laterBy(-1, period));
        const begins = (own: Own) => own.some(({ firstDay }) => periodOf(firstDay) === period);
        const wasBefore = (own: Own) => own.every(({ firstDay }) => firstDay < period);
        return {
          period,
          active: count((own) => isActive(own, period)),
          new: count((own) => isActive(own, period) && begins(own) && !replaces(own)),
          retained: count((own) => isActive(own, period) && isActive(own, before)),
          resurrected: count((own) => isActive(own, period) && !isActive(own, before) && wasBefore(own)),
          replacing: count((own) => isActive(own, period) && begins(own) && replaces(own)),
          dormant: count((own) => !isActive(own, period) && isActive(own, before)),
          isProvisional: periodOf(today) === period,
        };
      });
    return { rows };
  },
};
