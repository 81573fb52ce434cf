import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { medianOf } from '../testing/oracle-median.ts';
import { compareTexts } from '../testing/oracle-split.ts';
import { createWorld, inOrder, installationsOf } from '../testing/oracle-world.ts';
import { changesOf, pathsOf } from './changes.oracle.ts';
import type { conversions } from './conversions.ts';

/** What `conversions` must answer: every change of licence, and every start followed to the end of the range. */
export const conversionsOracle: OracleOf<typeof conversions> = {
  ask: ({ texts }) => fc.record({ start: fc.constantFrom(...texts), goal: fc.constantFrom(...texts) }),
  answer(records, { params: { from, to, start, goal }, clauses }) {
    const world = createWorld(records, { clauses, from, to });
    const changes = changesOf(world, { read: ({ licenseType }) => licenseType, from, to });
    const rows = pathsOf(changes)
      .map(({ from: left, to: reached, own }) => ({
        from: left,
        to: reached,
        installations: new Set(own.map(({ installation }) => installation)).size,
        medianDays: medianOf(own.map(({ days }) => days)),
      }))
      .toSorted(
        (one, other) =>
          other.installations - one.installations || compareTexts([one.from, one.to], [other.from, other.to]),
      );

    const inRange = world.scoped.filter(({ day }) => from <= day && day <= to);
    const histories = installationsOf(inRange).map((one) =>
      inOrder(inRange.filter(({ installation }) => installation === one)),
    );
    const afterStarts = histories.flatMap((own) => {
      const started = own.findIndex((record) => record.licenseType === start && world.matching.has(record));
      return started < 0 ? [] : [own.slice(started + 1)];
    });
    const converted = afterStarts.filter((later) => later.some(({ licenseType }) => licenseType === goal)).length;
    return {
      rows,
      totals: {
        started: afterStarts.length,
        converted,
        share: afterStarts.length === 0 ? 0 : converted / afterStarts.length,
      },
    };
  },
};
