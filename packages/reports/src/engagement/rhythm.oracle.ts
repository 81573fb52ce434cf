import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { createWorld, installationsOf, sessionsOf } from '../testing/oracle-world.ts';
import type { rhythm, RhythmRow } from './rhythm.ts';

/** What `rhythm` must answer: for each hour of the week, the session days that began in it. */
export const rhythmOracle: OracleOf<typeof rhythm> = {
  ask: () => fc.constant({}),
  answer(records, { params: { from, to }, clauses }) {
    const { matching } = createWorld(records, { clauses, from, to });
    const begun = [...matching].filter(({ day, continued }) => from <= day && day <= to && !continued);
    const rows: RhythmRow[] = [];
    for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
      for (let hour = 0; hour <= 23; hour += 1) {
        const then = begun.filter(({ localWeekday, localHour }) => localWeekday === weekday && localHour === hour);
        rows.push({ weekday, hour, sessions: sessionsOf(then), installations: installationsOf(then).length });
      }
    }
    const unknown = begun.filter(({ localWeekday }) => localWeekday === 0);
    return {
      rows,
      totals: {
        sessions: sessionsOf(begun),
        installations: installationsOf(begun).length,
        unknownSessions: sessionsOf(unknown),
      },
    };
  },
};
