import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport, type ReportQuery } from '../../data/reports.ts';
import { Legend } from '../../ui/charts/Legend.tsx';
import type { Line } from '../../ui/charts/line-layout.ts';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import { periodText } from '../../ui/charts/trend.ts';
import { useNames } from '../../ui/filters/useNames.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { Question } from '../../ui/report/question.ts';
import { ReportPanel } from '../../ui/report/ReportPanel.tsx';
import { SplitChoice } from '../../ui/report/SplitChoice.tsx';
import { averagesOf, cohortsOf, longest, type RetentionRow } from '../../ui/charts/cohorts.ts';

/** Lines that can be told apart. */
const mostValues = '6';

interface CurvePanelProps {
  product: number;
  question: Question;
  query: ReportQuery;
}

/** All cohorts as one curve, with each cohort behind it; or one curve for each value of a dimension. */
export function CurvePanel({ product, question, query }: CurvePanelProps): JSX.Element {
  const t = useTranslations('retention');
  const names = useNames();
  const format = useFormat();
  const { interval, by, isNarrow, view } = question;
  const answer = useReport(product, 'retention', by === undefined ? query : { ...query, by, limit: mostValues });
  const linesOf = (rows: readonly RetentionRow[]): Line[] => {
    if (by !== undefined) {
      return [...new Set(rows.map(({ value }) => value ?? ''))].map((value, index) => ({
        key: value,
        label: names.value(by, value),
        color: value === '(rest)' ? 'var(--c-none)' : `var(--c${index + 1})`,
        values: averagesOf(rows.filter((row) => row.value === value)),
      }));
    }
    const cohorts = cohortsOf(rows).map(({ start, cells }) => ({
      key: start,
      label: periodText(start, interval, format).title,
      color: 'var(--s3)',
      values: cells.map((cell, period) => (cell?.isProvisional && period > 0 ? undefined : cell?.share)),
      isQuiet: true,
    }));
    return [...cohorts, { key: 'average', label: t('average'), color: 'var(--s7)', values: averagesOf(rows) }];
  };
  const stepsOf = (rows: readonly RetentionRow[]) =>
    Array.from({ length: longest(rows) + 1 }, (_, period) => ({
      start: String(period),
      tick: t(`short.${interval}`, { period }),
      title: t(`long.${interval}`, { period }),
      isIncomplete: false,
    }));
  return (
    <ReportPanel
      isDrawn
      report="retention"
      title={by === undefined ? t('curve') : t('curveBy', { dimension: names.inSentence(by) })}
      sentence={t('curveSentence')}
      answer={answer}
      heightPx={280}
      tools={<SplitChoice product={product} question={question} hasNone />}
      figures={({ rows }) => ({
        name: `retention-curve-${view.from}-${view.to}`,
        columns: [t('after'), ...linesOf(rows).map(({ label }) => label)],
        rows: stepsOf(rows).map(({ title }, period) => [title, ...linesOf(rows).map(({ values }) => values[period])]),
        kinds: ['text', ...linesOf(rows).map(() => 'share' as const)],
      })}
    >
      {({ rows }) => (
        <>
          <LineChart
            label={t('curve')}
            periods={stepsOf(rows)}
            lines={linesOf(rows)}
            isShare
            isNarrow={isNarrow}
            heightPx={isNarrow ? 220 : 280}
            valueText={(value) => format.percent(value)}
            tickText={format.wholePercent}
          />
          <Legend
            parts={
              by === undefined
                ? [
                    { key: 'average', label: t('average'), color: 'var(--s7)' },
                    { key: 'cohorts', label: t('eachCohort'), color: 'var(--s3)' },
                  ]
                : linesOf(rows)
            }
          />
        </>
      )}
    </ReportPanel>
  );
}
