import type { Publication } from './publication.ts';
import { leastSteps, shown, stepsOf } from './steps.ts';

/** A report's rows and totals, before or after. */
export interface PublishedAnswer {
  rows: Record<string, unknown>[];
  totals?: Record<string, number | null>;
}

/** A report's answer before anything is hidden. */
export interface ExactAnswer {
  rows: readonly Readonly<Record<string, unknown>>[];
  totals?: Readonly<Record<string, number>> | undefined;
}

/** What may be shown of an answer to anybody, if no group smaller than `group` installations may be seen in it. */
export function publishAnswer(publication: Publication, answer: ExactAnswer, group: number): PublishedAnswer {
  const { labels, counts, ratios } = publication;
  const totals = publishTotals(publication, answer, group);
  const rows = visibleRows(publication, answer.rows, group).map((row) => {
    const published = Object.fromEntries(counts.map((column) => [column, shown(countIn(row, column), group)]));
    return Object.fromEntries(
      Object.keys(row).flatMap((column) => {
        if (labels.includes(column)) return [[column, row[column]]];
        if (counts.includes(column)) return [[column, published[column]]];
        const ratio = ratios[column];
        if (ratio === undefined) return [];
        const { part, whole, of } = ratio;
        return [[column, divide(published[part], (of === 'row' ? published : totals)?.[whole])]];
      }),
    );
  });
  return {
    rows: inShownOrder(rows, publication),
    ...(totals && { totals }),
  };
}

function publishTotals({ totals }: Publication, answer: ExactAnswer, group: number) {
  if (totals.length === 0 || answer.totals === undefined) return undefined;
  const exact = answer.totals;
  return Object.fromEntries(totals.map((name) => [name, shown(exact[name] ?? 0, group)]));
}

/** Rows that may be named at all. The rest of a report's values, `(rest)`, is chosen by exact numbers, so it is not. */
function visibleRows({ rowsOf, margin, once }: Publication, rows: ExactAnswer['rows'], group: number) {
  if (rowsOf === undefined) return rows;
  const isWhole = (row: ExactAnswer['rows'][number]) => stepsOf(countIn(row, rowsOf), group) > 0;
  if (once !== undefined) {
    const sizes = new Map(rows.toReversed().map((row) => [row[once], countIn(row, rowsOf)]));
    const least = leastSteps([...sizes.values()], group);
    return rows.filter((row) => isWhole(row) && stepsOf(sizes.get(row[once]) ?? 0, group) >= least);
  }
  if (margin === undefined) return rows.filter(isWhole);
  const groups = new Map<string, ExactAnswer['rows'][number][]>();
  for (const row of rows) {
    const key = JSON.stringify(margin.map((column) => row[column] ?? null));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((ofMargin) => {
    const counts = ofMargin.map((row) => countIn(row, rowsOf));
    const least = leastSteps(counts, group);
    return ofMargin.filter((row) => stepsOf(countIn(row, rowsOf), group) >= least && row['value'] !== '(rest)');
  });
}

/** An order that tells no more than the rounded numbers do: by period, then the largest first, then by name. */
function inShownOrder(rows: Record<string, unknown>[], { named, rowsOf = '' }: Publication) {
  if (named === undefined) return rows;
  return rows.toSorted(
    (one, other) =>
      compare(textIn(one, 'period'), textIn(other, 'period')) ||
      countIn(other, rowsOf) - countIn(one, rowsOf) ||
      compare(textIn(one, named), textIn(other, named)),
  );
}

const textIn = (row: Readonly<Record<string, unknown>>, column: string) =>
  typeof row[column] === 'string' ? row[column] : '';

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

const countIn = (row: Readonly<Record<string, unknown>>, column: string): number => Number(row[column] ?? 0);

const divide = (part: number | null | undefined, whole: number | null | undefined): number | null =>
  part === null || part === undefined || whole === null || whole === undefined ? null : part / whole;
