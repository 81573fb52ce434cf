import * as fc from 'fast-check';
import type { Static } from 'typebox';
import type { ReportContext } from '../define-report.ts';
import type { ReportQuery } from '../query/report-query.ts';
import { createWorld, hoursOf, inOrder, installationsOf, sessionsOf } from '../testing/oracle-world.ts';
import { laterBy, monthsLater, periodAt } from '../testing/oracle-calendar.ts';
import type { OracleOf } from '../testing/oracle.ts';
import { anInterval } from '../testing/question.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import type { activity, ActivityRow } from './activity.ts';

const nothing: ActivityRow = { period: '', active: 0, new: 0, returning: 0, lost: 0, sessions: 0, hours: 0 };

/** What `activity` must answer: its definition, taken day by day and installation by installation. */
export const activityOracle: OracleOf<typeof activity> = {
  ask: () => fc.record({ interval: anInterval, lostOn: fc.constantFrom('seen', 'declared') }),
  answer(records, query, context) {
    const whole: typeof query = { ...query, params: { ...query.params, interval: 'total' } };
    const [{ period: _period, ...totals } = nothing] = rowsOf(records, whole, context);
    return { rows: rowsOf(records, query, context), totals };
  },
};

function rowsOf(
  records: readonly SessionDayRecord[],
  { params, clauses }: ReportQuery<Static<typeof activity.params>>,
  { today, lostAfterDays, identifierMonths }: ReportContext,
): ActivityRow[] {
  const { from, to, interval, lostOn } = params;
  const { scoped, matching } = createWorld(records, { clauses, from, to });
  const rows = new Map<string, ActivityRow & { days: string[] }>();
  for (let day = from; day <= to; day = laterBy(1, day)) {
    const period = periodAt(day, interval, from);
    const row = rows.get(period) ?? { ...nothing, period, days: [] };
    rows.set(period, { ...row, days: [...row.days, day] });
  }
  const installations = installationsOf(scoped).map((one) => {
    const own = inOrder(scoped.filter(({ installation }) => installation === one));
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) throw new Error('an installation of the scope has a session day');
    return { own, first, last };
  });

  return [...rows.values()].map(({ period, days }) => {
    const isIn = (day: string) => days.includes(day);
    const counted = [...matching].filter(({ day }) => isIn(day));
    const isNew = ({ first }: Known) => isIn(first.firstDay) && !first.replacement && matching.has(first);
    const isReturning = ({ own }: Known) =>
      own.some((record) => isIn(record.day) && matching.has(record) && comesAfterGap(record, own, lostAfterDays));
    const isLost = ({ first, last }: Known) => {
      const lastDayToReturn = laterBy(lostAfterDays, last.day);
      const hasExpired = monthsLater(identifierMonths, first.firstDay) <= lastDayToReturn;
      const dated = lostOn === 'declared' ? laterBy(lostAfterDays + 1, last.day) : last.day;
      return lastDayToReturn < today && !hasExpired && isIn(dated) && matching.has(last);
    };
    return {
      period,
      active: installationsOf(counted).length,
      new: installations.filter(isNew).length,
      returning: installations.filter(isReturning).length,
      lost: installations.filter(isLost).length,
      sessions: sessionsOf(counted),
      hours: hoursOf(counted),
    };
  });
}

/** An installation's session days in their order, the first and the last of them. */
interface Known {
  own: readonly SessionDayRecord[];
  first: SessionDayRecord;
  last: SessionDayRecord;
}

/** Whether so many days before the session day are empty, the first day being none of them and before it. */
function comesAfterGap(
  { day, firstDay }: SessionDayRecord,
  own: readonly SessionDayRecord[],
  gapDays: number,
): boolean {
  const daysBefore = new Set(Array.from({ length: gapDays }, (_, index) => laterBy(-1 - index, day)));
  return firstDay < day && !daysBefore.has(firstDay) && !own.some((other) => daysBefore.has(other.day));
}
