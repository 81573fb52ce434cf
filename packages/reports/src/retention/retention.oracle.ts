import * as fc from 'fast-check';
import { parseSplits } from '../query/report-query.ts';
import type { OracleOf } from '../testing/oracle.ts';
import { laterBy, monthsLater, periodAt } from '../testing/oracle-calendar.ts';
import { labelsOf } from '../testing/oracle-split.ts';
import { createWorld, inOrder, installationsOf } from '../testing/oracle-world.ts';
import { someSplits } from '../testing/question.ts';
import { inOrderOfInstallations, valuesOf, withRest } from '../testing/oracle-labels.ts';
import type { retention, RetentionRow } from './retention.ts';

/** What `retention` must answer: its definition, cohort by cohort and period by period. */
export const retentionOracle: OracleOf<typeof retention> = {
  ask: (vocabulary) =>
    fc.record({
      interval: fc.constantFrom('day', 'week', 'month'),
      periods: fc.constantFrom('0', '1', '4', '12', '60'),
      mode: fc.constantFrom('bounded', 'rolling'),
      feature: fc.constantFrom('', '', ...vocabulary.features),
      by: fc.oneof(fc.constant(''), someSplits(vocabulary, 0)),
      limit: fc.constantFrom('1', '2', '100'),
    }),
  answer(records, { params, clauses }, { today, identifierMonths }) {
    const { from, to, interval, periods, mode, feature, by, limit } = params;
    const world = createWorld(records, { clauses, from, to });
    const periodOf = (day: string) => periodAt(day, interval, day);
    const after = (period: string) => {
      let day = period;
      while (periodOf(day) === period) day = laterBy(1, day);
      return day;
    };

    const members = installationsOf(world.scoped).flatMap((installation) => {
      const own = inOrder(world.scoped.filter((record) => record.installation === installation));
      const entry = own.find(({ uses }) => feature === '' || uses.some(([name]) => name === feature));
      if (entry === undefined || entry.replacement || !world.matching.has(entry)) return [];
      const entryDay = feature === '' ? entry.firstDay : entry.day;
      if (entryDay < from || entryDay > to) return [];
      const expires = monthsLater(identifierMonths, entry.firstDay);
      const active = own.map(({ day }) => periodOf(day));
      return [{ installation, cohort: periodOf(entryDay), expires, active, entry }];
    });
    const labelled = members.flatMap((member) =>
      labelsOf(member.entry, parseSplits(by, 'by'), world).map((label) => ({ ...member, label })),
    );
    const shown = withRest(labelled, limit);

    const rows: RetentionRow[] = [];
    for (const cohort of [...new Set(shown.map((one) => one.cohort))].toSorted()) {
      const inCohort = shown.filter((one) => one.cohort === cohort);
      const livesBeyond = (period: string) => (one: { expires: string }) => one.expires >= after(period);
      for (const { label, own } of inOrderOfInstallations(inCohort, livesBeyond(cohort))) {
        let period = cohort;
        for (let k = 0; k <= periods && period <= today; k += 1) {
          const counted = own.filter(livesBeyond(period));
          const here = period;
          const active = counted.filter(
            (one) => k === 0 || one.active.some((other) => (mode === 'rolling' ? other >= here : other === here)),
          );
          const isProvisional = periodOf(today) === period;
          const [size, share] = [counted.length, active.length / counted.length];
          if (size > 0)
            rows.push({ cohort, ...valuesOf(label), period: k, size, active: active.length, share, isProvisional });
          period = after(period);
        }
      }
    }
    return { rows };
  },
};
