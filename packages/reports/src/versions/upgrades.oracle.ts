import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { medianOf } from '../testing/oracle-median.ts';
import { compareTexts } from '../testing/oracle-split.ts';
import { createWorld } from '../testing/oracle-world.ts';
import { changesOf, pathsOf } from './changes.oracle.ts';
import type { upgrades } from './upgrades.ts';
import { compareVersions, isVersion } from './version-order.oracle.ts';

/** What `upgrades` must answer: every change of version, sorted into paths. */
export const upgradesOracle: OracleOf<typeof upgrades> = {
  ask: () => fc.record({ limit: fc.constantFrom('1', '3', '100') }),
  answer(records, { params: { from, to, limit }, clauses }) {
    const world = createWorld(records, { clauses, from, to });
    // What happened after the range is not looked at: the first session day with a version lies before its end.
    const changes = changesOf(world, { read: ({ version }) => version, from, to });
    const rows = pathsOf(changes).map(({ from: left, to: reached, own }) => ({
      from: left,
      to: reached,
      installations: new Set(own.map(({ installation }) => installation)).size,
      upgrades: own.length,
      isDowngrade: isVersion(reached) && compareVersions(reached, left) < 0,
      medianDays: medianOf(own.map(({ days }) => days)),
    }));
    rows.sort(
      (one, other) =>
        other.installations - one.installations ||
        other.upgrades - one.upgrades ||
        compareTexts([one.from, one.to], [other.from, other.to]),
    );
    return { rows: rows.slice(0, limit) };
  },
};
