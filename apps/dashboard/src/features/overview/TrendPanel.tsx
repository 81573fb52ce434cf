import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDimensions, useDimensionValues } from '../../data/dimensions.ts';
import { useProduct } from '../../data/products.ts';
import { useReport } from '../../data/reports.ts';
import type { Period } from '../../ui/charts/series.ts';
import { TimeSeries } from '../../ui/charts/TimeSeries.tsx';
import { FiguresTable } from '../../ui/FiguresTable.tsx';
import { FiguresTools } from '../../ui/FiguresTools.tsx';
import type { Figures } from '../../ui/figures.ts';
import { endOf, writeRange } from '../../ui/filters/range.ts';
import { today } from '../../ui/filters/day.ts';
import { useNames } from '../../ui/filters/useNames.ts';
import { useView } from '../../ui/filters/useView.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import styles from './overview.module.css';
import type { Question } from './question.ts';
import { periodsOf, periodText, seriesOf } from './trend.ts';
import { TrendControls } from './TrendControls.tsx';
import { TrendLegend } from './TrendLegend.tsx';
import type { Activity } from './useActivity.ts';

/** Values that get a band of their own; the ramp and the palette have no more colours. */
const mostValues = 8;

interface TrendPanelProps {
  product: number;
  question: Question;
  activity: Activity;
  /** The product's first day with data. */
  firstDay: string | null;
}

/** The chosen metric over time; active installations can be split by a dimension. */
export function TrendPanel({ product, question, activity, firstDay }: TrendPanelProps): JSX.Element {
  const t = useTranslations('overview.trend');
  const tMetric = useTranslations('metric');
  const format = useFormat();
  const names = useNames();
  const { change } = useView();
  const { lostAfterDays } = useProduct(product).settings;
  const [isTable, setIsTable] = useState(false);
  const { view, interval, range, isNarrow } = question;
  const { byPeriod, comparedByPeriod } = activity;
  const isSplit = view.metric === 'active' && view.by !== 'none';
  const split = useReport(
    product,
    'breakdown',
    isSplit ? { ...question.base, by: view.by, interval, limit: String(mostValues) } : undefined,
  );
  const dimensions = useDimensions(product);
  const known = useDimensionValues(product, isSplit ? view.by.replace(/^latest\./, '') : 'version');

  const rows = byPeriod.data?.rows;
  const asked = byPeriod.data?.query;
  const periods = useMemo<Period[]>(() => {
    if (!rows || !range) return [];
    const answered = { from: asked?.['from'] ?? range.from, to: asked?.['to'] ?? range.to };
    const options = { interval, provisionalFrom: byPeriod.data?.provisionalFrom ?? null, format };
    return periodsOf(
      rows.map(({ period }) => period),
      answered,
      options,
    );
  }, [rows, range, asked, interval, byPeriod.data, format]);
  const totals = useMemo(() => (rows ?? []).map((row) => row[view.metric]), [rows, view.metric]);
  const series = useMemo(() => {
    if (!isSplit) {
      return [{ key: view.metric, label: tMetric(view.metric), color: 'var(--s6)', values: totals }];
    }
    return seriesOf(split.data?.rows ?? [], {
      dimension: view.by,
      kind: dimensions.data?.find(({ name }) => view.by.endsWith(name))?.kind ?? 'text',
      periods,
      known: (known.data ?? []).map(({ value }) => value),
      name: (value) => names.value(view.by, value),
    });
  }, [isSplit, split.data, view, periods, known.data, dimensions.data, names, totals, tMetric]);
  const compare = useMemo(
    () =>
      comparedByPeriod && {
        label: t('compared'),
        values: totals.map((_, index) => {
          const row = comparedByPeriod.rows[index];
          // Before the first day nothing was measured, which is not the same as nothing having happened.
          return row && firstDay !== null && endOf(row.period, interval) >= firstDay ? row[view.metric] : undefined;
        }),
        titles: comparedByPeriod.rows.map(({ period }) => periodText(period, interval, format).title),
      },
    [comparedByPeriod, totals, firstDay, view.metric, interval, format, t],
  );
  const title = isSplit
    ? t('splitTitle', { metric: tMetric(`title.${view.metric}`), dimension: names.inSentence(view.by) })
    : tMetric(`title.${view.metric}`);
  const shown = series.toReversed(); // as the legend reads: from the top of the stack down
  const figures = (): Figures => ({
    name: `${view.metric}${isSplit ? `-by-${view.by}` : ''}-${asked?.['from'] ?? ''}-${asked?.['to'] ?? ''}`,
    columns: [t(`interval.${interval}`), ...(isSplit ? [t('total')] : []), ...shown.map(({ label }) => label)],
    rows: periods.map(({ start }, index) => [
      start,
      ...(isSplit ? [totals[index]] : []),
      ...shown.map(({ values }) => values[index]),
    ]),
  });
  const zoom = (first: number, last: number) => {
    const [from, to] = [periods[first]?.start, periods[last]?.start];
    if (from !== undefined && to !== undefined) change(writeRange({ from, to: endOf(to, interval) }, today()));
  };
  // Both answers are needed; the one that is still on its way, or failed, speaks for them.
  const answer: UseQueryResult = isSplit && byPeriod.isSuccess ? split : byPeriod;
  const heightPx = isNarrow ? 240 : 330;
  const several = split.data?.totals?.['several'] ?? 0;
  return (
    <Panel
      className={styles.trend}
      title={title}
      definition={tMetric(`help.${view.metric}`, { days: lostAfterDays })}
      minHeightPx={heightPx + 40}
      answer={answer}
      tools={
        <>
          <TrendControls product={product} question={question} />
          <FiguresTools
            figures={byPeriod.isSuccess ? figures : undefined}
            isTable={isTable}
            onToggle={() => setIsTable(!isTable)}
          />
        </>
      }
    >
      {() =>
        isTable ? (
          <FiguresTable figures={figures()} heightPx={heightPx + 40} />
        ) : (
          <>
            <TimeSeries
              label={title}
              periods={periods}
              series={series}
              totals={totals}
              isShare={isSplit && view.stack === 'share'}
              compare={compare}
              heightPx={heightPx}
              isNarrow={isNarrow}
              onSelect={zoom}
            />
            <TrendLegend
              dimension={isSplit ? view.by : undefined}
              series={series}
              isCompared={
                !!compare?.values.some((value) => value !== undefined) && !(isSplit && view.stack === 'share')
              }
              isProvisional={periods.some(({ isIncomplete }) => isIncomplete)}
              hasHint={!isNarrow}
              several={isSplit ? several : 0}
            />
          </>
        )
      }
    </Panel>
  );
}
