import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../catalog.ts';
import type { ReportContext } from '../define-report.ts';
import { parseQuery } from '../query/report-query.ts';
import { writeClause } from '../filters/write-clause.ts';
import { aFleet, fleetToday } from '../testing/fleet.ts';
import type { Oracle } from '../testing/oracle.ts';
import { oracles } from '../testing/oracles.ts';
import { aQuestion } from '../testing/question.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import { publications, type Publication } from './publication.ts';
import { publishAnswer, type ExactAnswer, type PublishedAnswer } from './publish-answer.ts';
import { stepsOf } from './steps.ts';

/** Fleets are small, and so is what counts as a group in them. */
const group = 2;

const context: ReportContext = {
  productId: 1,
  createdDay: '2026-01-01',
  today: fleetToday,
  delayDays: Promise.resolve(1),
  lostAfterDays: 30,
  identifierMonths: 13,
  declared: { texts: [], numbers: [] },
};

/** All that can be shared of a fleet about one question, each report asked so that its numbers can be held against the others'. */
const aCase = aFleet.chain((fleet) =>
  fc.record({
    records: fc.constant(fleet.inserts.flat()),
    question: aQuestion(fleet.vocabulary),
    interval: fc.constantFrom('week', 'month'),
    by: fc.constantFrom('latest.os', 'latest.edition', 'latest.country', 'os', 'licenseStatus', 'version'),
    without: fc.nat(9),
  }),
);
type Case = typeof aCase extends fc.Arbitrary<infer One> ? One : never;
type Shared = 'activity' | 'breakdown' | 'features' | 'retention';

function exactly(name: Shared, records: readonly SessionDayRecord[], { question, interval, by }: Case): ExactAnswer {
  const { from, to, clauses } = question;
  const own = {
    activity: { interval: 'total' },
    breakdown: { by, interval: 'total' },
    features: {},
    retention: { interval },
  };
  const raw = { from, to, ...Object.fromEntries(clauses.map(writeClause)), ...own[name], ...publicationOf(name).fixed };
  const oracle: Oracle = oracles[name];
  return oracle.answer(records, parseQuery(catalog[name], raw, fleetToday), context);
}

function publicationOf(name: Shared): Publication {
  const publication = publications[name];
  if (publication === undefined) throw new Error(`${name} cannot be shared`);
  return publication;
}

const shownOf = (name: Shared, exact: ExactAnswer): PublishedAnswer => publishAnswer(publicationOf(name), exact, group);
const number = (value: unknown) => Number(value ?? 0);

/** What an onlooker works out of rows that are not shown, from those that are, and from a number that all of them make up at least. */
function leastOfHidden(whole: number, shown: readonly number[], hidden: number): number {
  if (hidden === 0) return 0;
  const largestHidden = shown.length > 0 ? Math.min(...shown) + group - 1 : Number.POSITIVE_INFINITY;
  const others = hidden > 1 ? (hidden - 1) * largestHidden : 0;
  return whole - others - shown.reduce((sum, count) => sum + count + group - 1, 0);
}

test('no row of a small group is found by holding shares of one question against each other', () => {
  const seen = { hiddenValues: 0, hiddenCohorts: 0 };
  const cases = fc.property(aCase, (one) => {
    const { records } = one;
    const [activity] = shownOf('activity', exactly('activity', records, one)).rows;

    const breakdown = exactly('breakdown', records, one);
    const installationsOf = ({ rows }: PublishedAnswer | ExactAnswer) =>
      rows.map((row) => number(row['installations']));
    const [values, shownValues] = [installationsOf(breakdown), installationsOf(shownOf('breakdown', breakdown))];
    // What goes by the name of the rest is never shown, however large. That there is a large group among the hidden tells nothing of a small one.
    const hidesLarge = breakdown.rows.some((row) => row['value'] === '(rest)' && number(row['installations']) >= group);
    const sizesOf = ({ rows }: PublishedAnswer | ExactAnswer) =>
      rows.filter((row) => row['period'] === 0).map((row) => number(row['size']));
    const cohorts = exactly('retention', records, one);
    const [sizes, shownSizes] = [sizesOf(cohorts), sizesOf(shownOf('retention', cohorts))];
    const hidden = {
      values: hidesLarge ? 0 : values.length - shownValues.length,
      cohorts: sizes.length - shownSizes.length,
    };
    const leasts = [
      leastOfHidden(number(activity?.['active']), shownValues, hidden.values),
      leastOfHidden(number(activity?.['new']), shownSizes, hidden.cohorts),
    ];
    seen.hiddenValues += Number(hidden.values > 0);
    seen.hiddenCohorts += Number(hidden.cohorts > 0);

    expect(leasts.filter((least) => least > 0)).toEqual([]);
  });

  fc.assert(cases, { numRuns: 400 });
  expect(seen.hiddenValues).toBeGreaterThan(50);
  expect(seen.hiddenCohorts).toBeGreaterThan(50);
});

test('one installation less changes nothing that is shared, unless a number loses a whole group or a row its last one', () => {
  let same = 0;
  const cases = fc.property(aCase, (one) => {
    const { records, without } = one;
    const fewer = records.filter(({ installation }) => installation !== without * 7 + 1);
    const changed = (['activity', 'breakdown', 'features', 'retention'] as const).flatMap((name) => {
      const [all, less] = [exactly(name, records, one), exactly(name, fewer, one)];
      if (fewer.length === records.length || wholeGroupsOf(name, all) !== wholeGroupsOf(name, less)) return [];
      same += 1;
      const [shownOfAll, shownOfLess] = [shownOf(name, all), shownOf(name, less)].map((answer) =>
        JSON.stringify(answer),
      );
      return shownOfAll === shownOfLess ? [] : [[name, shownOfAll, shownOfLess]];
    });

    expect(changed).toEqual([]);
  });

  fc.assert(cases, { numRuns: 200 });
  expect(same).toBeGreaterThan(50);
});

/** Of each number how many whole groups it holds, and of all together; of rows of less than one only how many there are. */
function wholeGroupsOf(name: Shared, { rows, totals = {} }: ExactAnswer): string {
  const { labels, counts, rowsOf } = publicationOf(name);
  const steps = (value: unknown) => stepsOf(number(value), group);
  const named = rows
    .filter((row) => rowsOf === undefined || steps(row[rowsOf]) > 0)
    .map((row) => JSON.stringify([...labels.map((label) => row[label]), ...counts.map((count) => steps(row[count]))]));
  const sums = counts.map((count) => steps(rows.reduce((sum, row) => sum + number(row[count]), 0)));
  return JSON.stringify([
    named.toSorted(),
    rows.length,
    sums,
    publicationOf(name).totals.map((total) => steps(totals[total])),
  ]);
}
