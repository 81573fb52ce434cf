import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { createWorld, installationsOf } from '../testing/oracle-world.ts';
import { aFeature } from '../testing/question.ts';
import type { featureFrequency } from './feature-frequency.ts';

/** What `feature-frequency` must answer: its definition, installation by installation. */
export const featureFrequencyOracle: OracleOf<typeof featureFrequency> = {
  ask: (vocabulary) => fc.record({ feature: aFeature(vocabulary) }),
  answer(records, { params: { feature, from, to }, clauses }) {
    const counted = [...createWorld(records, { clauses, from, to }).matching].filter(
      ({ day }) => from <= day && day <= to,
    );
    const timesUsed = installationsOf(counted).map((installation) => {
      let times = 0;
      for (const record of counted)
        for (const [name, count] of record.uses)
          if (record.installation === installation && name === feature) times += count;
      return times;
    });
    const row = (bucket: string, fewest: number, most: number | null) => {
      const installations = timesUsed.filter((times) => times >= fewest && times <= (most ?? Infinity)).length;
      const share = timesUsed.length === 0 ? 0 : installations / timesUsed.length;
      return { bucket, from: fewest, to: most, installations, share };
    };
    const rows = [
      row('never', 0, 0),
      row('1', 1, 1),
      row('2', 2, 2),
      row('3-5', 3, 5),
      row('6-10', 6, 10),
      row('11-20', 11, 20),
      row('21-50', 21, 50),
      row('51-100', 51, 100),
      row('over 100', 101, null),
    ];
    return {
      rows,
      totals: { installations: timesUsed.length, uses: timesUsed.reduce((sum, times) => sum + times, 0) },
    };
  },
};
