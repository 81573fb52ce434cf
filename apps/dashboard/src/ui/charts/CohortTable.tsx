import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { lengthOf, type Interval, type Range } from '../filters/range.ts';
import { useFormat } from '../format/useFormat.ts';
import { averagesOf, cohortsOf, longest, type RetentionRow } from './cohorts.ts';
import { HeatTable } from './HeatTable.tsx';
import { periodText } from './trend.ts';

/** A row is 30 px high, and a cohort's; above them are the scale, the head and the average, below them a note. */
export function cohortsHeightPx(range: Range | undefined, interval: Interval): number {
  const cohorts = range ? Math.ceil(lengthOf(range) / { day: 1, week: 7, month: 30.4 }[interval]) : 0;
  return Math.min(1_000, Math.max(320, 110 + 30 * cohorts));
}

/** About a dozen cohorts: as many as can be compared at a glance. */
export function cohortInterval(range: Range | undefined): Interval {
  const days = range ? lengthOf(range) : 0;
  if (days <= 14) return 'day';
  return days <= 200 ? 'week' : 'month';
}

/** Every cohort in every later period: a triangle whose colours show who stays. */
export function CohortTable({ rows, interval }: { rows: readonly RetentionRow[]; interval: Interval }): JSX.Element {
  const t = useTranslations('retention');
  const format = useFormat();
  const columns = Array.from({ length: longest(rows) + 1 }, (_, period) => ({
    key: String(period),
    label: t(`short.${interval}`, { period }),
    title: t(`long.${interval}`, { period }),
  }));
  return (
    <HeatTable
      caption={t('caption')}
      head={{ label: t(`cohortOf.${interval}`), size: t('size') }}
      columns={columns}
      domainText={format.wholePercent}
      average={{
        label: t('average'),
        size: format.count(cohortsOf(rows).reduce((sum, { size }) => sum + size, 0)),
        texts: averagesOf(rows).map((share) => (share === undefined ? '' : format.wholePercent(share))),
      }}
      rows={cohortsOf(rows).map(({ start, size, cells }) => ({
        key: start,
        label: interval === 'month' ? format.month(start) : format.day(start),
        size: format.count(size),
        cells: cells.map(
          (cell, period) =>
            cell && {
              value: cell.share,
              text: format.wholePercent(cell.share),
              state: period === 0 ? 'base' : cell.isProvisional ? 'open' : 'scaled',
              title: t('cell', {
                cohort: periodText(start, interval, format).title,
                period: t(`long.${interval}`, { period }),
                active: format.count(cell.active),
                size: format.count(cell.size),
                share: format.percent(cell.share),
                state: cell.isProvisional && period > 0 ? 'open' : 'over',
              }),
            },
        ),
      }))}
    />
  );
}
