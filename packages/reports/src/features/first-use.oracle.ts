import * as fc from 'fast-check';
import { laterBy, monthsLater } from '../testing/oracle-calendar.ts';
import type { OracleOf } from '../testing/oracle.ts';
import { createWorld, inOrder, installationsOf } from '../testing/oracle-world.ts';
import { aFeature } from '../testing/question.ts';
import type { firstUse } from './first-use.ts';

/** What `first-use` must answer: its definition, installation by installation. */
export const firstUseOracle: OracleOf<typeof firstUse> = {
  ask: (vocabulary) => fc.record({ feature: aFeature(vocabulary) }),
  answer(records, { params: { feature, from, to }, clauses }, { today, identifierMonths }) {
    const { scoped, matching } = createWorld(records, { clauses, from, to });
    const cohort = installationsOf(scoped).flatMap((installation): (string | number)[] => {
      const own = inOrder(scoped.filter((record) => record.installation === installation));
      const [first] = own;
      if (first === undefined || first.replacement || !matching.has(first)) return [];
      if (first.firstDay < from || first.firstDay > to) return [];
      const use = own.find(({ uses }) => uses.some(([name]) => name === feature));
      if (use === undefined) return [monthsLater(identifierMonths, first.firstDay) <= today ? 'expired' : 'never'];
      let days = 0;
      while (laterBy(days, first.firstDay) !== use.day) days += 1;
      return [days];
    });
    const row = (
      bucket: { bucket: string; from: number | null; to: number | null },
      isInside: (one: string | number) => boolean,
    ) => {
      const installations = cohort.filter((one) => isInside(one)).length;
      const share = cohort.length === 0 ? 0 : installations / cohort.length;
      const isProvisional = bucket.to === null || laterBy(bucket.to, to) >= today;
      return { ...bucket, installations, share, isProvisional };
    };
    const rows = [
      row({ bucket: '0', from: 0, to: 0 }, (days) => days === 0),
      row({ bucket: '1', from: 1, to: 1 }, (days) => days === 1),
      row({ bucket: '2-6', from: 2, to: 6 }, (days) => [2, 3, 4, 5, 6].includes(Number(days))),
      row({ bucket: '7-13', from: 7, to: 13 }, (days) => Number(days) >= 7 && Number(days) <= 13),
      row({ bucket: '14-29', from: 14, to: 29 }, (days) => Number(days) >= 14 && Number(days) <= 29),
      row({ bucket: '30-89', from: 30, to: 89 }, (days) => Number(days) >= 30 && Number(days) <= 89),
      row({ bucket: '90+', from: 90, to: null }, (days) => Number(days) >= 90),
      row({ bucket: 'never', from: null, to: null }, (days) => days === 'never'),
      row({ bucket: 'expired', from: null, to: null }, (days) => days === 'expired'),
    ];
    const users = cohort.filter((one) => typeof one === 'number').length;
    return { rows, totals: { installations: cohort.length, users } };
  },
};
