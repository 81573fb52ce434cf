import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { laterBy } from '../testing/oracle-calendar.ts';
import { createWorld } from '../testing/oracle-world.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import type { arrivalDelay } from './arrival-delay.ts';

/** What `arrivalDelay` must answer: for each pair of installation and day, the first day on which anything of it came. */
export const arrivalDelayOracle: OracleOf<typeof arrivalDelay> = {
  ask: () => fc.constant({}),
  answer(records, { params: { from, to }, clauses }, { createdDay, today }) {
    const { matching } = createWorld(records, { clauses, from, to });
    const measured = [...matching].filter(
      ({ day }) => from <= day && day <= to && createdDay <= day && day <= laterBy(-7, today),
    );
    const pairs = measured.filter((one, index) => measured.findIndex((other) => isSamePair(one, other)) === index);
    const found = pairs.flatMap((pair) => lagOf(pair, records));
    const knownBy = (lag: number) => found.filter((one) => one <= lag).length;
    const lags = [...new Set(found)].toSorted((one, other) => one - other);
    return {
      rows: lags.map((lag) => {
        const own = found.filter((one) => one === lag).length;
        return { lag, pairs: own, share: own / found.length, known: knownBy(lag) / found.length };
      }),
      totals: {
        pairs: found.length,
        daysUntilComplete: lags.find((lag) => knownBy(lag) >= 0.95 * found.length) ?? 0,
      },
    };
  },
};

/** The lag of the first arrival, among all that ever came: also of a record that a later revision has replaced. */
function lagOf(pair: SessionDayRecord, records: readonly SessionDayRecord[]): number[] {
  const [received] = records
    .filter((one) => isSamePair(one, pair) && one.environment === 'production' && one.kind === 'normal')
    .flatMap(({ receivedDay }) => (receivedDay === undefined ? [] : [receivedDay]))
    .toSorted();
  if (received === undefined) return [];
  let lag = 0;
  while (laterBy(lag, pair.day) < received) lag += 1;
  return [lag];
}

const isSamePair = (one: SessionDayRecord, other: SessionDayRecord) =>
  one.day === other.day && one.installation === other.installation;
