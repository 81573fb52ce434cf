import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { laterBy } from '../testing/oracle-calendar.ts';
import { createWorld, installationsOf } from '../testing/oracle-world.ts';
import type { stickiness, StickinessRow } from './stickiness.ts';

/** What `stickiness` must answer: for every day, whoever has a session day in the days that end with it. */
export const stickinessOracle: OracleOf<typeof stickiness> = {
  ask: () => fc.constant({}),
  answer(records, { params: { from, to }, clauses }) {
    const { matching } = createWorld(records, { clauses, from, to });
    const activeIn = (days: readonly string[]) =>
      installationsOf([...matching].filter((record) => days.includes(record.day))).length;
    const rows: StickinessRow[] = [];
    for (let day = from; day <= to; day = laterBy(1, day)) {
      const lastDays = Array.from({ length: 30 }, (_, age) => laterBy(-age, day));
      const [dau, wau, mau] = [activeIn([day]), activeIn(lastDays.slice(0, 7)), activeIn(lastDays)];
      rows.push({ day, dau, wau, mau, stickiness: mau === 0 ? 0 : dau / mau });
    }
    return { rows };
  },
};
