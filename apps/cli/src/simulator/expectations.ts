import { dayText, type DayNumber } from './calendar.ts';
import {
  trueActivity,
  trueBreakdown,
  type Interval,
  type LossRules,
  type Scope,
  type SplitBy,
  type TrueDay,
} from './truth.ts';

type Row = Record<string, string | number>;

/** A question to the server, and what it must answer. */
export interface Expectation {
  report: 'activity' | 'breakdown';
  query: Record<string, string>;
  rows: Row[];
  totals?: Record<string, number>;
}

export interface TruthFrame extends LossRules {
  from: DayNumber;
  to: DayNumber;
}

const intervals: readonly Interval[] = ['day', 'week', 'month', 'total'];
const splits: readonly SplitBy[] = ['version', 'os', 'edition', 'country'];

/** Every question that the simulator knows the answer to: the whole range, its last month, and the kinds kept apart. */
export function expectationsFor(days: readonly TrueDay[], { from, to, ...rules }: TruthFrame): Expectation[] {
  const counted = { environment: 'production', kind: 'normal' };
  const whole: Scope = { ...counted, from, to };
  const lastMonth: Scope = { ...counted, from: Math.max(from, to - 29), to };
  const apart = [
    { ...whole, kind: 'ci' },
    { ...whole, kind: 'ephemeral' },
    { ...whole, environment: 'development' },
  ];
  const activity = (scope: Scope, interval: Interval): Expectation => ({
    report: 'activity',
    query: { ...queryOf(scope), interval },
    rows: trueActivity(days, scope, { interval, ...rules }).map((row) => ({ ...row })),
  });
  const breakdown = (scope: Scope, by: SplitBy): Expectation => {
    const { rows, totals } = trueBreakdown(days, scope, by);
    return { report: 'breakdown', query: { ...queryOf(scope), by, limit: '1000' }, rows, totals };
  };
  return [
    ...[whole, lastMonth].flatMap((scope) => intervals.map((interval) => activity(scope, interval))),
    ...[whole, lastMonth].flatMap((scope) => splits.map((by) => breakdown(scope, by))),
    ...apart.flatMap((scope) => [activity(scope, 'total'), breakdown(scope, 'os')]),
  ];
}

/** How an answer differs from what was expected, one sentence each; nothing if it does not. */
export function differences(expected: Expectation, answer: { rows: readonly object[]; totals?: object }): string[] {
  const question = `${expected.report} ${Object.entries(expected.query)
    .map((pair) => pair.join('='))
    .join(' ')}`;
  const found: string[] = [];
  const compare = (at: string, wanted: Record<string, string | number>, got: object | undefined): void => {
    for (const [field, value] of Object.entries(wanted)) {
      const actual: unknown = got === undefined ? undefined : Reflect.get(got, field);
      if (!isSame(value, actual)) found.push(`${question}: ${at} ${field} is ${String(actual)}, must be ${value}`);
    }
  };
  expected.rows.forEach((row, at) => compare(`row ${at + 1} (${row['period'] ?? row['value']})`, row, answer.rows[at]));
  if (answer.rows.length !== expected.rows.length) {
    found.push(`${question}: has ${answer.rows.length} rows, must have ${expected.rows.length}`);
  }
  if (expected.totals !== undefined) compare('totals', expected.totals, answer.totals);
  return found;
}

/** Hours are sums of fractions, so their last digits depend on the order of adding. */
function isSame(wanted: string | number, actual: unknown): boolean {
  if (typeof wanted === 'string' || typeof actual !== 'number') return wanted === actual;
  return Math.abs(wanted - actual) <= 1e-9 * Math.max(1, Math.abs(wanted));
}

function queryOf({ from, to, environment, kind }: Scope): Record<string, string> {
  return {
    from: dayText(from),
    to: dayText(to),
    ...(environment === 'production' ? {} : { environment }),
    ...(kind === 'normal' ? {} : { kind }),
  };
}
