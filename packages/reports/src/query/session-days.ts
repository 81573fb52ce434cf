import { monthOf, type StoredMonth } from '@usance/warehouse';
import type { Bindings } from './bindings.ts';

/**
 * Where a row stands among its installation's: by day, local hour and session, packed into one number because that takes
 * the engine a third of the time that a tuple takes.
 */
const moment = 'bitShiftLeft(toUInt128(toUInt32(day) * 32 + local_hour), 64) + session AS moment';

/**
 * What stands after FROM: the session days of a scope, each in the revision that stands. `early` are tests of rows that are made before anything
 * else is read, and before revisions are compared: only what is the same for all revisions of a session day may be asked there, or what
 * `onceWhole` makes of a test.
 */
export const sessionDays = (scope: string, early: readonly string[] = []): string => `(
  SELECT *, ${moment}
  FROM session_days FINAL${early.length > 0 ? `\n  PREWHERE ${early.join('\n    AND ')}` : ''}
  WHERE ${scope}
  SETTINGS do_not_merge_across_partitions_select_final = 1
)`;

/**
 * A test for `early` that fails no row that `test` does not fail, and that says nothing of rows in months with several parts: there a
 * revision that stands no more might pass, and the one that stands fail.
 */
export function onceWhole(test: string, months: readonly StoredMonth[], bindings: Bindings): string[] {
  const parts = months.flatMap(({ part }) => (part === '' ? [] : [part]));
  return parts.length === 0 ? [] : [`(_part NOT IN ${bindings.bind(parts, 'Array(String)')} OR (${test}))`];
}

/** Whether every month of the range is whole. */
export const areWhole = (months: readonly StoredMonth[], { from, to }: { from: string; to: string }): boolean =>
  months.every(({ month, part }) => part !== '' || month < monthOf(from) || month > to);
