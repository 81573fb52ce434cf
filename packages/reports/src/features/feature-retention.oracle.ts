import * as fc from 'fast-check';
import { laterBy, monthsLater } from '../testing/oracle-calendar.ts';
import type { OracleOf } from '../testing/oracle.ts';
import { createWorld, inOrder, installationsOf } from '../testing/oracle-world.ts';
import { aFeature } from '../testing/question.ts';
import type { featureRetention } from './feature-retention.ts';

/** What `feature-retention` must answer: its definition, week by week and installation by installation. */
export const featureRetentionOracle: OracleOf<typeof featureRetention> = {
  ask: (vocabulary) => fc.record({ feature: aFeature(vocabulary), weeks: fc.constantFrom('1', '5', '16') }),
  answer(records, { params: { feature, weeks, from, to }, clauses }, { today, identifierMonths }) {
    const { scoped, matching } = createWorld(records, { clauses, from, to });
    const cohort = installationsOf(scoped).flatMap((installation) => {
      const own = inOrder(scoped.filter((record) => record.installation === installation));
      const [first] = own;
      if (first === undefined || first.replacement || !matching.has(first)) return [];
      if (first.firstDay < from || first.firstDay > to) return [];
      const week = (number: number) =>
        Array.from({ length: 7 }, (_, index) => laterBy(number * 7 + index, first.firstDay));
      const isUser = own.some(({ day, uses }) => week(0).includes(day) && uses.some(([name]) => name === feature));
      const expires = monthsLater(identifierMonths, first.firstDay);
      return [{ own, week, isUser, expires }];
    });

    const rows = Array.from({ length: weeks }, (_, index) => {
      const number = index + 1;
      const count = (isUser: boolean) => {
        const followed = cohort.filter(
          (one) => one.isUser === isUser && one.week(number).every((day) => day < today && day < one.expires),
        );
        const active = followed.filter(({ own, week }) => own.some(({ day }) => week(number).includes(day)));
        const retention = followed.length === 0 ? null : active.length / followed.length;
        return { all: followed.length, active: active.length, retention };
      };
      const [users, others] = [count(true), count(false)];
      return {
        week: number,
        users: users.all,
        usersActive: users.active,
        usersRetention: users.retention,
        others: others.all,
        othersActive: others.active,
        othersRetention: others.retention,
        isProvisional: laterBy(7 * number + 6, to) >= today,
      };
    });
    return { rows };
  },
};
