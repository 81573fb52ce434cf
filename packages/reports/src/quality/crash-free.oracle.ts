import * as fc from 'fast-check';
import { parseSplits } from '../query/report-query.ts';
import type { OracleOf } from '../testing/oracle.ts';
import { periodAt } from '../testing/oracle-calendar.ts';
import { compareTexts, labelsOf } from '../testing/oracle-split.ts';
import { createWorld, installationsOf } from '../testing/oracle-world.ts';
import { anInterval, someSplits } from '../testing/question.ts';
import type { SessionDayRecord } from '../testing/record.ts';
import type { crashFree, CrashFreeRow } from './crash-free.ts';

/** What `crash-free` must answer: its definition, period by period and value by value. */
export const crashFreeOracle: OracleOf<typeof crashFree> = {
  ask: (vocabulary) =>
    fc.record({ interval: anInterval, by: someSplits(vocabulary, 0), limit: fc.constantFrom('1', '2', '3', '100') }),
  answer(records, { params: { from, to, interval, limit, by }, clauses }) {
    const splits = parseSplits(by, 'by');
    const world = createWorld(records, { clauses, from, to });
    const counted = [...world.matching].filter(({ day }) => from <= day && day <= to);
    const labelled = counted.flatMap((record) =>
      labelsOf(record, splits, world).map((label) => ({ record, label, key: JSON.stringify(label) })),
    );

    const groups = groupsOf(labelled).toSorted(
      (one, other) =>
        stabilityOf(other.own).installations - stabilityOf(one.own).installations ||
        compareTexts(one.label, other.label),
    );
    const top = new Set(groups.slice(0, limit).map(({ key }) => key));
    const shown = labelled.map(({ record, label, key }) => {
      const shownLabel = top.has(key) ? label : label.map(() => '(rest)');
      return {
        record,
        label: shownLabel,
        key: JSON.stringify(shownLabel),
        period: periodAt(record.day, interval, from),
      };
    });

    const rows: CrashFreeRow[] = [];
    for (const period of [...new Set(shown.map((entry) => entry.period))].toSorted()) {
      const inPeriod = shown.filter((entry) => entry.period === period);
      const inOrder = groupsOf(inPeriod)
        .map(({ label, own }) => ({ label, numbers: stabilityOf(own) }))
        .toSorted(
          (one, other) =>
            Number(one.label[0] === '(rest)') - Number(other.label[0] === '(rest)') ||
            other.numbers.installations - one.numbers.installations ||
            compareTexts(one.label, other.label),
        );
      for (const { label, numbers } of inOrder) {
        const [value, value2, value3] = label;
        rows.push({
          ...(interval === 'total' ? {} : { period }),
          ...(value !== undefined && { value }),
          ...(value2 !== undefined && { value2 }),
          ...(value3 !== undefined && { value3 }),
          ...numbers,
        });
      }
    }
    return { rows, totals: stabilityOf(counted) };
  },
};

/** The six numbers of these session days. */
function stabilityOf(own: readonly SessionDayRecord[]) {
  const broken = own.filter(({ crashed }) => crashed);
  const [all, hit] = [installationsOf(own), installationsOf(broken)];
  return {
    sessionDays: own.length,
    crashedSessionDays: broken.length,
    crashFreeSessionDays: own.length === 0 ? 1 : (own.length - broken.length) / own.length,
    installations: all.length,
    crashedInstallations: hit.length,
    crashFreeInstallations: all.length === 0 ? 1 : all.filter((one) => !hit.includes(one)).length / all.length,
  };
}

interface Labelled {
  record: SessionDayRecord;
  label: string[];
  key: string;
}

/** The session days under each label. */
const groupsOf = (labelled: readonly Labelled[]) =>
  [...new Map(labelled.map(({ key, label }) => [key, label]))].map(([key, label]) => ({
    key,
    label,
    own: labelled.filter((one) => one.key === key).map(({ record }) => record),
  }));
