import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { compareTexts } from '../testing/oracle-split.ts';
import { countedWeeks } from '../testing/week-record.ts';
import type { weeklyFeatures } from './weekly-features.ts';

/** What `weeklyFeatures` must answer. */
export const weeklyFeaturesOracle: OracleOf<typeof weeklyFeatures> = {
  ask: () => fc.constant({}),
  answer(records, query) {
    const reports = countedWeeks(records, query);
    const rows = [...new Set(reports.map(({ monday }) => monday))].toSorted().flatMap((period) => {
      const own = reports.filter(({ monday }) => monday === period);
      const features = [...new Set(own.flatMap(({ uses }) => uses.map(([name]) => name)))];
      return features
        .map((feature) => {
          const naming = own.filter(({ uses }) => uses.some(([name]) => name === feature));
          const shown = naming.filter(
            ({ environment, kind }) =>
              naming.filter((one) => one.environment === environment && one.kind === kind).length >= 5,
          );
          const used = shown.flatMap(({ uses }) => uses.filter(([name]) => name === feature));
          return {
            period,
            feature,
            active: shown.length,
            share: shown.length / own.length,
            uses: used.reduce((sum, [, count]) => sum + count, 0),
            total: used.reduce((sum, [, , total]) => sum + total, 0),
          };
        })
        .filter(({ active }) => active > 0)
        .toSorted((one, other) => other.active - one.active || compareTexts(one.feature, other.feature));
    });
    return { rows };
  },
};
