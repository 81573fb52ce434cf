import * as fc from 'fast-check';
import { parseSplits } from '../query/report-query.ts';
import type { OracleOf } from '../testing/oracle.ts';
import { laterBy, monthsLater } from '../testing/oracle-calendar.ts';
import { labelsOf } from '../testing/oracle-split.ts';
import { createWorld, hoursOf, inOrder, installationsOf, sessionsOf } from '../testing/oracle-world.ts';
import { someSplits } from '../testing/question.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import { inOrderOfInstallations, valuesOf, withRest } from '../testing/oracle-labels.ts';
import type { lost } from './lost.ts';

/** What `lost` must answer: its definition, installation by installation. */
export const lostOracle: OracleOf<typeof lost> = {
  ask: (vocabulary) => fc.record({ by: someSplits(vocabulary, 0), limit: fc.constantFrom('1', '2', '3', '100') }),
  answer(records, { params: { from, to, by, limit }, clauses }, { today, lostAfterDays, identifierMonths }) {
    const world = createWorld(records, { clauses, from, to });
    const looked = installationsOf(world.scoped).flatMap((installation) => {
      const own = inOrder(world.scoped.filter((record) => record.installation === installation));
      const inRange = own.filter(({ day }) => from <= day && day <= to);
      const [last, lastInRange] = [own.at(-1), inRange.at(-1)];
      if (last === undefined || lastInRange === undefined || !world.matching.has(lastInRange)) return [];
      const lastDayToReturn = laterBy(lostAfterDays, last.day);
      const isGone = last.day <= to && lastDayToReturn < today;
      const hasExpired = monthsLater(identifierMonths, last.firstDay) <= lastDayToReturn;
      if (isGone && hasExpired) return [];
      return [{ installation, inRange, lastInRange, isLost: isGone }];
    });
    const labelled = looked.flatMap((one) =>
      labelsOf(one.lastInRange, parseSplits(by, 'by'), world).map((label) => ({ ...one, label })),
    );

    const rows = inOrderOfInstallations(withRest(labelled, limit)).map(({ label, own }) => {
      const gone = own.filter(({ isLost }) => isLost).map(({ inRange }) => inRange);
      const still = own.filter(({ isLost }) => !isLost).map(({ inRange }) => inRange);
      return {
        ...valuesOf(label),
        lost: gone.length,
        stayed: still.length,
        lostShare: gone.length / own.length,
        lostActiveDays: meanOf(gone, daysOf),
        lostSessions: meanOf(gone, sessionsOf),
        lostHours: meanHoursOf(gone),
        stayedActiveDays: meanOf(still, daysOf),
        stayedSessions: meanOf(still, sessionsOf),
        stayedHours: meanHoursOf(still),
      };
    });
    return { rows };
  },
};

const daysOf = (records: readonly SessionDayRecord[]) => new Set(records.map(({ day }) => day)).size;

/** The mean over the installations. */
function meanOf(
  installations: readonly (readonly SessionDayRecord[])[],
  measure: (records: readonly SessionDayRecord[]) => number,
): number | null {
  if (installations.length === 0) return null;
  return installations.reduce((sum, records) => sum + measure(records), 0) / installations.length;
}

/** Hours are added up over all at once: as sums of fractions they would differ in the last digit. */
const meanHoursOf = (installations: readonly (readonly SessionDayRecord[])[]): number | null =>
  installations.length === 0 ? null : hoursOf(installations.flat()) / installations.length;
