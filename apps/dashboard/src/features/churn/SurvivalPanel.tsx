import { SegmentedControl } from '@mantine/core';
import { IconHourglassEmpty } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useProduct } from '../../data/products.ts';
import { useReport } from '../../data/reports.ts';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { useView } from '../../ui/filters/useView.ts';
import { oneOf } from '../../ui/filters/view.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import report from '../../ui/report/report.module.css';
import { Notice } from '../../ui/states/Notice.tsx';

const units = ['day', 'week'] as const;

/** Fewer installations than this say little about all others. */
const fewest = 20;

/** How long installations stay, those that are still there taken into account as far as they are known. */
export function SurvivalPanel({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('churn.survival');
  const tRetention = useTranslations('retention');
  const format = useFormat();
  const { view, set } = useView();
  const { lostAfterDays } = useProduct(product).settings;
  const unit = oneOf(units, view.settings.unit) ?? 'week';
  const answer = useReport(product, 'survival', { ...question.base, unit });
  return (
    <ReportPanel
      isDrawn
      report="survival"
      width="half"
      title={t('title')}
      sentence={t('sentence', { days: lostAfterDays })}
      answer={answer}
      heightPx={question.isNarrow ? 280 : 440}
      tools={
        <SegmentedControl
          size="xs"
          aria-label={t('unit')}
          value={unit}
          onChange={(next) => set({ unit: next === 'week' ? undefined : next })}
          data={units.map((value) => ({ value, label: t(`units.${value}`) }))}
        />
      }
      figures={({ rows, query }) => ({
        name: `survival-${query['from']}-${query['to']}`,
        columns: [t('tenure'), t('atRisk'), t('lost'), t('stay')],
        rows: rows.map(({ tenure, atRisk, lost, survival }) => [tenure, atRisk, lost, survival]),
        kinds: ['count', 'count', 'count', 'share'],
      })}
      renderEmpty={({ rows }) =>
        rows.length === 0 ? (
          <Notice icon={<IconHourglassEmpty size={20} stroke={1.6} />} title={t('none')}>
            {t('noneText')}
          </Notice>
        ) : undefined
      }
    >
      {({ rows }) => {
        const shown = rows.filter(({ atRisk }, index) => index === 0 || atRisk >= fewest);
        return (
          <>
            <LineChart
              label={t('title')}
              periods={shown.map(({ tenure, atRisk, lost }) => ({
                start: String(tenure),
                tick: tRetention(`short.${unit}`, { period: tenure }),
                title: t(`longer.${unit}`, {
                  tenure,
                  lost: format.count(lost),
                  atRisk: format.count(atRisk),
                }),
                isIncomplete: false,
              }))}
              lines={[
                {
                  key: 'survival',
                  label: t('stay'),
                  color: 'var(--s7)',
                  values: shown.map(({ survival }) => survival),
                },
              ]}
              isShare
              isNarrow={question.isNarrow}
              heightPx={question.isNarrow ? 240 : 400}
              valueText={format.percent}
              tickText={format.wholePercent}
            />
            {shown.length < rows.length && <p className={report.note}>{t('few', { fewest })}</p>}
          </>
        );
      }}
    </ReportPanel>
  );
}
