import type { ReportRows } from '@usance/api';

export type RetentionRow = ReportRows['retention'];

export interface Cohort {
  /** First day of the cohort's period. */
  start: string;
  /** Installations at the beginning. */
  size: number;
  cells: readonly (RetentionRow | undefined)[];
}

/** One cohort for each period, its cells by the number of periods after it. */
export function cohortsOf(rows: readonly RetentionRow[]): Cohort[] {
  const byStart = new Map<string, RetentionRow[]>();
  for (const row of rows) byStart.set(row.cohort, [...(byStart.get(row.cohort) ?? []), row]);
  return [...byStart].map(([start, cells]) => {
    const sparse: (RetentionRow | undefined)[] = Array.from({ length: longest(cells) + 1 }, () => undefined);
    for (const cell of cells) sparse[cell.period] = cell;
    return { start, size: sparse[0]?.size ?? 0, cells: sparse };
  });
}

/** The highest number of periods after a cohort that any row has. */
export function longest(rows: readonly RetentionRow[]): number {
  return Math.max(0, ...rows.map(({ period }) => period));
}

/** All cohorts together at each period: of those for whom it is over, the share that was active. */
export function averagesOf(rows: readonly RetentionRow[]): (number | undefined)[] {
  return Array.from({ length: longest(rows) + 1 }, (_, period) => {
    const over = rows.filter((row) => row.period === period && (period === 0 || !row.isProvisional));
    const size = over.reduce((sum, row) => sum + row.size, 0);
    return size === 0 ? undefined : over.reduce((sum, row) => sum + row.active, 0) / size;
  });
}
