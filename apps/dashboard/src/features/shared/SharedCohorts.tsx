import type { SharedAnswer } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { HeatTable } from '../../ui/charts/HeatTable.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import styles from './shared.module.css';
import { eachOnce, numberIn, textIn } from './shared-rows.ts';

/** Every cohort in every later period, as far as it is shown. */
export function SharedCohorts({ rows }: { rows: SharedAnswer['rows'] }): JSX.Element {
  const t = useTranslations('shared');
  const format = useFormat();
  const last = Math.max(0, ...rows.map((row) => numberIn(row, 'period') ?? 0));
  const columns = Array.from({ length: last + 1 }, (_, period) => ({
    key: String(period),
    label: String(period),
    title: t('periodAfter', { period }),
  }));
  const cohorts = eachOnce(rows, 'cohort').map((cohort) => {
    const own = rows.filter((row) => textIn(row, 'cohort') === cohort);
    const size = numberIn(own[0] ?? {}, 'size');
    return {
      key: cohort,
      label: format.dayWithYear(cohort),
      size: size === undefined ? t('hiddenCount') : format.count(size),
      cells: columns.map((_, period) => {
        const row = own.find((one) => numberIn(one, 'period') === period);
        const share = row && numberIn(row, 'share');
        if (row === undefined || share === undefined) return undefined;
        const isOpen = row['isProvisional'] === true && period > 0;
        const state = period === 0 ? ('base' as const) : isOpen ? ('open' as const) : ('scaled' as const);
        return { value: share, text: format.wholePercent(share), title: format.percent(share), state };
      }),
    };
  });
  return (
    <>
      <HeatTable
        caption={t('caption')}
        head={{ label: t('column.cohort'), size: t('column.size') }}
        columns={columns}
        rows={cohorts}
        domainText={format.wholePercent}
      />
      {rows.some((row) => row['isProvisional'] === true && (numberIn(row, 'period') ?? 0) > 0) && (
        <p className={styles.note}>{t('provisional')}</p>
      )}
    </>
  );
}
