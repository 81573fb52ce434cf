import type { ReportRows } from '@usance/api';

/** One reason over the whole range. */
export interface RefusalSum {
  code: string;
  items: number;
  share: number;
  lastDay: string;
}

/** Adds up the days of each reason, the most frequent first. */
export function sumRefusals(rows: readonly ReportRows['refusals'][]): RefusalSum[] {
  const whole = rows.reduce((sum, { items }) => sum + items, 0);
  const byCode = new Map<string, { items: number; lastDay: string }>();
  for (const { code, items, period } of rows) {
    const old = byCode.get(code);
    byCode.set(code, {
      items: (old?.items ?? 0) + items,
      lastDay: old && old.lastDay > period ? old.lastDay : period,
    });
  }
  return [...byCode]
    .map(([code, { items, lastDay }]) => ({ code, items, lastDay, share: items / whole }))
    .toSorted((one, other) => other.items - one.items);
}
