import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { compareTexts } from '../testing/oracle-split.ts';
import { createWorld, installationsOf, sessionsOf } from '../testing/oracle-world.ts';
import type { features } from './features.ts';

/** What `features` must answer: its definition, feature by feature. */
export const featuresOracle: OracleOf<typeof features> = {
  ask: (vocabulary) =>
    fc.record({
      search: fc.constantFrom(
        '',
        '',
        ...vocabulary.features.flatMap((name) => [name.toUpperCase(), String.fromCodePoint(name.codePointAt(0) ?? 0)]),
      ),
      limit: fc.constantFrom('1', '2', '1000'),
    }),
  answer(records, { params: { from, to, search, limit }, clauses }) {
    const counted = [...createWorld(records, { clauses, from, to }).matching].filter(
      ({ day }) => from <= day && day <= to,
    );
    const active = installationsOf(counted).length;
    const sessions = sessionsOf(counted);
    const names = [...new Set(counted.flatMap((record) => record.uses.map(([name]) => name)))];
    const rows = names
      .filter((name) => name.toLowerCase().includes(search.toLowerCase()))
      .map((feature) => {
        const own = counted.flatMap((record) => record.uses.filter(([name]) => name === feature));
        const uses = own.reduce((sum, [, count]) => sum + count, 0);
        const installations = installationsOf(
          counted.filter((record) => record.uses.some(([name]) => name === feature)),
        ).length;
        return {
          feature,
          category: feature.includes('/') ? (feature.split('/')[0] ?? '') : '',
          uses,
          total: own.reduce((sum, [, , number = 0]) => sum + number, 0),
          installations,
          share: installations / active,
          perSession: sessions === 0 ? null : uses / sessions,
          perInstallation: uses / installations,
        };
      })
      .toSorted(
        (one, other) =>
          other.installations - one.installations || other.uses - one.uses || compareTexts(one.feature, other.feature),
      );
    return { rows: rows.slice(0, limit), totals: { installations: active, sessions, features: names.length } };
  },
};
