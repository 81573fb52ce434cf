import * as fc from 'fast-check';
import type { Static } from 'typebox';
import type { ReportContext } from '../define-report.ts';
import type { Interval } from '../query/interval.ts';
import { parseSplits, type ReportQuery } from '../query/report-query.ts';
import { createWorld, hoursOf, inOrder, installationsOf, sessionsOf, type World } from '../testing/oracle-world.ts';
import { laterBy, monthsLater, periodAt } from '../testing/oracle-calendar.ts';
import type { OracleOf } from '../testing/oracle.ts';
import { compareTexts, labelsOf } from '../testing/oracle-split.ts';
import { anInterval, someSplits } from '../testing/question.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import type { activity, ActivityRow } from './activity.ts';
import { ranks } from './activity-by-value.ts';

/** A row without values. */
type CountedRow = Required<Omit<ActivityRow, 'value' | 'value2' | 'value3'>>;

const nothing: CountedRow = { period: '', active: 0, new: 0, returning: 0, lost: 0, sessions: 0, hours: 0 };

/** What `activity` must answer: its definition, taken day by day and installation by installation. */
export const activityOracle: OracleOf<typeof activity> = {
  ask: (vocabulary) =>
    fc.record({
      interval: anInterval,
      lostOn: fc.constantFrom('seen', 'declared'),
      by: someSplits(vocabulary, 0),
      limit: fc.constantFrom('1', '2', '3', '100'),
      rankBy: fc.constantFrom(...ranks),
    }),
  answer(records, query, context) {
    const { by, from, to } = query.params;
    const world = createWorld(records, { clauses: query.clauses, from, to });
    const counts = createCounts(world.scoped, query, context);
    const [{ period: _period, ...totals } = nothing] = counts(world.matching, 'total');
    return { rows: by === '' ? counts(world.matching) : splitRowsOf(world, query, counts), totals };
  },
};

type Query = ReportQuery<Static<typeof activity.params>>;

/** What there is in each period if only these session days fulfil the filters. */
type Counts = (matching: ReadonlySet<SessionDayRecord>, interval?: Interval) => CountedRow[];

/** For each label, what there is if only session days that are counted under it fulfil the filters. */
function splitRowsOf(world: World, { params: { by, limit, rankBy } }: Query, counts: Counts): ActivityRow[] {
  const splits = parseSplits(by, 'by');
  const labelled = [...world.matching].flatMap((record) =>
    labelsOf(record, splits, world).map((label) => ({ record, label, key: JSON.stringify(label) })),
  );
  const group = (label: string[], own: typeof labelled) => {
    const matching = new Set(own.map(({ record }) => record));
    const rows = counts(matching).filter(({ period: _period, ...found }) =>
      Object.values(found).some((count) => count > 0),
    );
    return { label, own, rows, size: counts(matching, 'total')[0]?.[rankBy] ?? 0 };
  };

  const groups = [...new Map(labelled.map(({ key, label }) => [key, label]))]
    .map(([key, label]) =>
      group(
        label,
        labelled.filter((one) => one.key === key),
      ),
    )
    .filter(({ rows }) => rows.length > 0)
    .toSorted((one, other) => other.size - one.size || compareTexts(one.label, other.label));
  const rest = groups.slice(limit).flatMap(({ own }) => own);
  return [
    ...groups.slice(0, limit),
    ...(rest.length > 0
      ? [
          group(
            splits.map(() => '(rest)'),
            rest,
          ),
        ]
      : []),
  ]
    .flatMap(({ label, rows }) => rows.map((row) => ({ label, row })))
    .toSorted(
      (one, other) =>
        compareTexts(one.row.period, other.row.period) ||
        Number(one.label[0] === '(rest)') - Number(other.label[0] === '(rest)') ||
        other.row[rankBy] - one.row[rankBy] ||
        compareTexts(one.label, other.label),
    )
    .map(({ label: [value = '', value2, value3], row: { period, ...found } }) => ({
      period,
      value,
      ...(value2 !== undefined && { value2 }),
      ...(value3 !== undefined && { value3 }),
      ...found,
    }));
}

function createCounts(
  scoped: readonly SessionDayRecord[],
  { params: { from, to, interval, lostOn } }: Query,
  { today, lostAfterDays, identifierMonths }: ReportContext,
): Counts {
  const installations = installationsOf(scoped).map((one) => {
    const own = inOrder(scoped.filter(({ installation }) => installation === one));
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) throw new Error('an installation of the scope has a session day');
    return { own, first, last };
  });

  return (matching, cut = interval) => {
    const periods = new Map<string, string[]>();
    for (let day = from; day <= to; day = laterBy(1, day)) {
      const period = periodAt(day, cut, from);
      periods.set(period, [...(periods.get(period) ?? []), day]);
    }
    return [...periods].map(([period, days]) => {
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
  };
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
