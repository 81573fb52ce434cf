import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { createWorld, hoursOf, installationsOf, sessionsOf } from '../testing/oracle-world.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import type { engagement } from './engagement.ts';

type Measure = 'days' | 'sessions' | 'hours';

/** What `engagement` must answer: every installation's session days gathered and measured, and put where they belong. */
export const engagementOracle: OracleOf<typeof engagement> = {
  ask: () =>
    fc.record({
      of: fc.constantFrom('days', 'sessions', 'hours'),
      and: fc.constantFrom('none', 'none', 'days', 'sessions', 'hours'),
    }),
  answer(records, { params: { from, to, of, and }, clauses }) {
    const { matching } = createWorld(records, { clauses, from, to });
    const counted = [...matching].filter(({ day }) => from <= day && day <= to);
    const histories = installationsOf(counted).map((one) => counted.filter(({ installation }) => installation === one));

    const rows = tables[of].flatMap(([bucket, start, end]) =>
      (and === 'none' ? [undefined] : tables[and]).map((second) => {
        const inside = histories.filter((own) => {
          const isInSecond = and === 'none' || !second || lies(measured(own, and), second[1], second[2]);
          return lies(measured(own, of), start, end) && isInSecond;
        });
        return {
          bucket,
          from: start,
          to: end,
          ...(second && { bucket2: second[0] }),
          installations: inside.length,
          share: histories.length === 0 ? 0 : inside.length / histories.length,
        };
      }),
    );

    const values = histories.map((own) => measured(own, of)).toSorted((one, other) => one - other);
    const sum = { days: days, sessions: sessionsOf, hours: hoursOf }[of];
    const whole = of === 'days' ? histories.reduce((total, own) => total + days(own), 0) : sum(counted);
    return {
      rows,
      totals: {
        installations: values.length,
        mean: values.length === 0 ? 0 : whole / values.length,
        median: values[Math.ceil(values.length / 2) - 1] ?? 0,
      },
    };
  },
};

const days = (own: readonly SessionDayRecord[]) => new Set(own.map(({ day }) => day)).size;

const measured = (own: readonly SessionDayRecord[], measure: Measure) =>
  measure === 'days' ? days(own) : measure === 'sessions' ? sessionsOf(own) : hoursOf(own);

const lies = (value: number, start: number, end: number | null) => start <= value && (end === null || value < end);

/** The buckets as the documents list them. */
const tables: Record<Measure, [bucket: string, from: number, to: number | null][]> = {
  days: [
    ['1', 1, 2],
    ['2', 2, 3],
    ['3-4', 3, 5],
    ['5-7', 5, 8],
    ['8-14', 8, 15],
    ['15-30', 15, 31],
    ['31-60', 31, 61],
    ['61-90', 61, 91],
    ['91-180', 91, 181],
    ['181+', 181, null],
  ],
  sessions: [
    ['0', 0, 1],
    ['1', 1, 2],
    ['2', 2, 3],
    ['3-5', 3, 6],
    ['6-10', 6, 11],
    ['11-20', 11, 21],
    ['21-50', 21, 51],
    ['51-100', 51, 101],
    ['101-200', 101, 201],
    ['201-500', 201, 501],
    ['501+', 501, null],
  ],
  hours: [
    ['0-0.1', 0, 0.1],
    ['0.1-0.5', 0.1, 0.5],
    ['0.5-1', 0.5, 1],
    ['1-2', 1, 2],
    ['2-5', 2, 5],
    ['5-10', 5, 10],
    ['10-20', 10, 20],
    ['20-50', 20, 50],
    ['50-100', 50, 100],
    ['100+', 100, null],
  ],
};
