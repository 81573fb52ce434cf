import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { compareTexts } from '../testing/oracle-split.ts';
import { createWorld, installationsOf } from '../testing/oracle-world.ts';
import { aFeature } from '../testing/question.ts';
import type { featuresTogether } from './features-together.ts';

/** What `features-together` must answer: its definition, pair of features by pair. */
export const featuresTogetherOracle: OracleOf<typeof featuresTogether> = {
  ask: (vocabulary) => fc.record({ feature: aFeature(vocabulary), limit: fc.constantFrom('1', '1000') }),
  answer(records, { params: { feature: asked, from, to, limit }, clauses }) {
    const counted = [...createWorld(records, { clauses, from, to }).matching].filter(
      ({ day }) => from <= day && day <= to,
    );
    const usersOf = (feature: string) =>
      installationsOf(counted.filter(({ uses }) => uses.some(([name]) => name === feature)));
    const active = installationsOf(counted);
    const users = usersOf(asked);
    const others = active.filter((installation) => !users.includes(installation));
    const names = new Set(counted.flatMap(({ uses }) => uses.map(([name]) => name)));
    names.delete(asked);

    const rows = [...names]
      .map((feature) => {
        const having = usersOf(feature);
        const both = having.filter((installation) => users.includes(installation)).length;
        const installations = having.length;
        const shareOfOthers = others.length === 0 ? null : (installations - both) / others.length;
        const lift = (both * active.length) / (users.length * installations);
        return { feature, both, installations, shareOfUsers: both / users.length, shareOfOthers, lift };
      })
      .filter(({ both }) => both > 0)
      .toSorted(
        (one, other) =>
          other.both - one.both || one.installations - other.installations || compareTexts(one.feature, other.feature),
      );
    return { rows: rows.slice(0, limit), totals: { users: users.length, active: active.length } };
  },
};
