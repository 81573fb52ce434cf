import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { TimeSeries } from '../../ui/charts/TimeSeries.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';

/** Months that can be told apart as columns; from then on, weeks would be noise anyway. */
const fewMonths = 4;

/** How old the installations in use are. */
export function AgePanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('engagement.age');
  const format = useFormat();
  const months = useReport(product, 'installed-base', { ...question.base, unit: 'month' });
  const isYoung = months.data !== undefined && months.data.rows.length <= fewMonths;
  const weeks = useReport(product, 'installed-base', isYoung ? { ...question.base, unit: 'week' } : undefined);
  const unit = isYoung ? 'week' : 'month';
  return (
    <ReportPanel
      report="installed-base"
      title={t('title')}
      sentence={t(`sentence.${unit}`)}
      answer={isYoung ? weeks : months}
      heightPx={260}
      figures={({ rows, query }) => ({
        name: `installed-base-${query['from']}-${query['to']}`,
        columns: [t(`age.${unit}`), t('installations'), t('share')],
        rows: rows.map(({ age, installations, share }) => [age, installations, share]),
        kinds: ['count', 'count', 'share'],
      })}
    >
      {({ rows, totals }) => (
        <>
          <TimeSeries
            label={t('title')}
            periods={rows.map(({ age, share }) => ({
              start: String(age),
              tick: format.count(age),
              title: t(`old.${unit}`, { age, share: format.percent(share) }),
              isIncomplete: false,
            }))}
            series={[
              {
                key: 'installations',
                label: t('installations'),
                color: 'var(--s6)',
                values: rows.map(({ installations }) => installations),
              },
            ]}
            totals={rows.map(({ installations }) => installations)}
            heightPx={230}
            isNarrow={question.isNarrow}
          />
          {(totals?.['replacements'] ?? 0) > 0 && (
            <p className={report.note}>{t('replacements', { count: totals?.['replacements'] ?? 0 })}</p>
          )}
        </>
      )}
    </ReportPanel>
  );
}
