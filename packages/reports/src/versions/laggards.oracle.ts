import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { medianOf } from '../testing/oracle-median.ts';
import { compareTexts } from '../testing/oracle-split.ts';
import { createWorld, inOrder, installationsOf } from '../testing/oracle-world.ts';
import { daysApart } from './changes.oracle.ts';
import type { laggards } from './laggards.ts';
import { compareVersions, isVersion } from './version-order.oracle.ts';

/** What `laggards` must answer: each installation held against all that was ever seen. */
export const laggardsOracle: OracleOf<typeof laggards> = {
  ask: () => fc.record({ limit: fc.constantFrom('1', '3', '100') }),
  answer(records, { params: { from, to, limit }, clauses }) {
    const { scoped, matching } = createWorld(records, { clauses, from, to });
    const counted = [...matching].filter(({ day }) => from <= day && day <= to);
    const histories = installationsOf(counted).map((one) => {
      const own = inOrder(counted.filter(({ installation }) => installation === one));
      const version = own.findLast((record) => record.version !== '')?.version;
      return { version, lastDay: own.at(-1)?.day ?? '' };
    });

    const firstDayOf = (isMeant: (version: string) => boolean) =>
      inOrder(scoped.filter(({ version }) => version !== '' && isMeant(version)))[0]?.day;
    const known = histories.filter(({ version }) => version !== undefined);
    const versions = [...new Set(known.flatMap(({ version }) => (version === undefined ? [] : [version])))];
    const rows = versions.map((version) => {
      const own = known.filter((one) => one.version === version);
      const isHigher = (other: string) => isVersion(version) && compareVersions(other, version) > 0;
      const higherSince = firstDayOf(isHigher);
      const behind = own.map(({ lastDay }) => (higherSince === undefined ? 0 : daysApart(higherSince, lastDay)));
      return {
        version,
        installations: own.length,
        share: own.length / known.length,
        firstSeen: firstDayOf((other) => other === version) ?? '',
        medianDaysBehind: medianOf(behind.map((days) => (days < 0 ? 0 : days))),
      };
    });
    rows.sort((one, other) => other.installations - one.installations || compareTexts(one.version, other.version));
    return {
      rows: rows.slice(0, limit),
      totals: { installations: histories.length, unknown: histories.length - known.length },
    };
  },
};
