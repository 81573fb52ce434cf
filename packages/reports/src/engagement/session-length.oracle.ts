import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { createWorld } from '../testing/oracle-world.ts';
import type { sessionLength } from './session-length.ts';

/** What `session-length` must answer: every session that began as a length of its own. */
export const sessionLengthOracle: OracleOf<typeof sessionLength> = {
  ask: () => fc.constant({}),
  answer(records, { params: { from, to }, clauses }) {
    const { matching } = createWorld(records, { clauses, from, to });
    const begun = [...matching].filter(({ day, continued }) => from <= day && day <= to && !continued);
    const lengths = begun
      .flatMap(({ sessions, seconds }) => Array.from({ length: sessions }, () => seconds / sessions))
      .toSorted((one, other) => one - other);
    const rows = table.map(([bucket, start, end]) => {
      const inside = lengths.filter((length) => length >= start * 60 && (end === null || length < end * 60));
      const share = lengths.length === 0 ? 0 : inside.length / lengths.length;
      return { bucket, from: start, to: end, sessions: inside.length, share };
    });
    const whole = begun.reduce((sum, { seconds }) => sum + seconds, 0);
    return {
      rows,
      totals: {
        sessions: lengths.length,
        meanMinutes: lengths.length === 0 ? 0 : whole / 60 / lengths.length,
        medianMinutes: (lengths[Math.ceil(lengths.length / 2) - 1] ?? 0) / 60,
      },
    };
  },
};

/** The buckets as the documents list them, in minutes. */
const table: [bucket: string, from: number, to: number | null][] = [
  ['0-1', 0, 1],
  ['1-5', 1, 5],
  ['5-15', 5, 15],
  ['15-30', 15, 30],
  ['30-60', 30, 60],
  ['60-120', 60, 120],
  ['120-240', 120, 240],
  ['240-480', 240, 480],
  ['480+', 480, null],
];
