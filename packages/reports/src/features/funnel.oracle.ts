import * as fc from 'fast-check';
import { writeText } from '../filters/write-clause.ts';
import { parseMarks, writeMark } from '../query/mark.ts';
import { parseSplits } from '../query/report-query.ts';
import { laterBy } from '../testing/oracle-calendar.ts';
import { hasMark } from '../testing/oracle-mark.ts';
import type { OracleOf } from '../testing/oracle.ts';
import { compareTexts, labelsOf } from '../testing/oracle-split.ts';
import { createWorld, inOrder, installationsOf } from '../testing/oracle-world.ts';
import { aMark, someSplits } from '../testing/question.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import type { funnel } from './funnel.ts';

/** What `funnel` must answer: its definition, installation by installation and step by step. */
export const funnelOracle: OracleOf<typeof funnel> = {
  ask: (vocabulary) =>
    fc.record({
      steps: fc
        .array(aMark(vocabulary), { minLength: 2, maxLength: 4 })
        .map((marks) => marks.map((mark) => writeText(writeMark(mark))).join(',')),
      window: fc.constantFrom('0', '1', '7', '30', '90'),
      by: fc.oneof(fc.constant(''), someSplits(vocabulary, 1)),
      limit: fc.constantFrom('1', '2', '100'),
    }),
  answer(records, { params: { steps, window, from, to, by, limit }, clauses }, { today }) {
    const marks = parseMarks(steps, 'steps');
    const splits = parseSplits(by, 'by');
    const world = createWorld(records, { clauses, from, to });

    const entered = installationsOf(world.scoped).flatMap((installation) => {
      const own = inOrder(world.scoped.filter((record) => record.installation === installation));
      const entry = own.findIndex(
        (record) =>
          from <= record.day && record.day <= to && marks[0] !== undefined && hasMark(record, marks[0], world),
      );
      const first = own[entry];
      if (first === undefined || !world.matching.has(first)) return [];
      const path: SessionDayRecord[] = [first];
      let at = entry;
      for (const mark of marks.slice(1)) {
        while (at < own.length && !isReached(own[at], first)) at += 1;
        const reached = own[at];
        if (reached === undefined) break;
        path.push(reached);

        function isReached(record: SessionDayRecord | undefined, begin: SessionDayRecord): boolean {
          return record !== undefined && record.day <= laterBy(window, begin.day) && hasMark(record, mark, world);
        }
      }
      return [{ days: path.map(({ day }) => day), labels: labelsOf(first, splits, world) }];
    });

    const keyed = new Map(entered.flatMap(({ labels }) => labels.map((label) => [JSON.stringify(label), label])));
    const having = (key: string) =>
      entered.filter(({ labels }) => labels.some((label) => JSON.stringify(label) === key)).length;
    const top = [...keyed]
      .toSorted(([one, label], [other, otherLabel]) => having(other) - having(one) || compareTexts(label, otherLabel))
      .slice(0, limit);
    const isTop = new Set(top.map(([key]) => key));
    const shown = entered.map(({ days, labels }) => ({
      days,
      labels: labels.map((label) => (isTop.has(JSON.stringify(label)) ? label : label.map(() => '(rest)'))),
    }));

    const groups = new Map(shown.flatMap(({ labels }) => labels.map((label) => [JSON.stringify(label), label])));
    if (splits.length === 0) groups.set('[]', []);
    const rows = [...groups]
      .map(([key, label]) => ({
        label,
        paths: shown.filter(({ labels }) => labels.some((one) => JSON.stringify(one) === key)).map(({ days }) => days),
      }))
      .toSorted(
        (one, other) =>
          Number(one.label[0] === '(rest)') - Number(other.label[0] === '(rest)') ||
          other.paths.length - one.paths.length ||
          compareTexts(one.label, other.label),
      )
      .flatMap(({ label: [value, value2, value3], paths }) =>
        marks.map((mark, index) => {
          const reached = (count: number) => paths.filter((days) => days.length >= count).length;
          const installations = reached(index + 1);
          const previous = index === 0 ? reached(1) : reached(index);
          const waits = paths
            .filter((days) => index > 0 && days.length > index)
            .map((days) => daysFrom(days[index - 1] ?? '', days[index] ?? ''));
          return {
            ...(value !== undefined && { value }),
            ...(value2 !== undefined && { value2 }),
            ...(value3 !== undefined && { value3 }),
            step: index + 1,
            name: writeMark(mark),
            installations,
            shareOfFirst: paths.length === 0 ? 0 : installations / paths.length,
            shareOfPrevious: previous === 0 ? 0 : installations / previous,
            medianDays: medianOf(waits),
            isProvisional: (index === 0 ? to : laterBy(window, to)) >= today,
          };
        }),
      );
    return { rows };
  },
};

/** Counts the days one by one. */
function daysFrom(one: string, other: string): number {
  let days = 0;
  for (let day = one; day < other; day = laterBy(1, day)) days += 1;
  return days;
}

function medianOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other);
  const [lower, upper] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}
