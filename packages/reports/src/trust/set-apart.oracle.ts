import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { laterBy, periodAt } from '../testing/oracle-calendar.ts';
import { createWorld, installationsOf } from '../testing/oracle-world.ts';
import { anInterval } from '../testing/question.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import type { setApart } from './set-apart.ts';

/** What `setApart` must answer: for each period, installation by installation. */
export const setApartOracle: OracleOf<typeof setApart> = {
  ask: () => fc.record({ interval: anInterval }),
  answer(records, { params: { from, to, interval }, clauses }) {
    const { matching } = createWorld(records, { clauses, from, to });
    const periods = new Set<string>();
    for (let day = from; day <= to; day = laterBy(1, day)) periods.add(periodAt(day, interval, from));
    const rows = [...periods].map((period) => {
      const own = [...matching].filter(
        ({ day }) => from <= day && day <= to && periodAt(day, interval, from) === period,
      );
      const all = installationsOf(own);
      const has = (one: number, test: (record: SessionDayRecord) => boolean) =>
        own.some((record) => record.installation === one && test(record));
      const counted = all.filter((one) => has(one, isCounted));
      const apart = all.filter((one) => !counted.includes(one));
      const apartWith = (test: (record: SessionDayRecord) => boolean) => apart.filter((one) => has(one, test)).length;
      return {
        period,
        installations: all.length,
        counted: counted.length,
        partly: counted.filter((one) => has(one, (record) => !isCounted(record))).length,
        setApart: apart.length,
        share: all.length === 0 ? 0 : apart.length / all.length,
        development: apartWith(({ environment }) => environment === 'development'),
        ci: apartWith(({ kind }) => kind === 'ci'),
        ephemeral: apartWith(({ kind }) => kind === 'ephemeral'),
        clone: apartWith(({ kind }) => kind === 'clone'),
      };
    });
    return { rows };
  },
};

const isCounted = ({ environment, kind }: SessionDayRecord) => environment === 'production' && kind === 'normal';
