import { useMemo, useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDimensions, useDimensionValues } from '../../data/dimensions.ts';
import { useProduct } from '../../data/products.ts';
import { useReleases } from '../../data/releases.ts';
import type { Asking } from '../../data/reports.ts';
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
import { Definition } from '../../ui/report/Definition.tsx';
import type { Question } from '../../ui/report/question.ts';
import layout from '../../ui/report/report.module.css';
import { periodsOf, periodText, seriesOf } from '../../ui/charts/trend.ts';
import { TrendControls } from './TrendControls.tsx';
import { TrendLegend } from '../../ui/charts/TrendLegend.tsx';
import type { Activity } from './useActivity.ts';
import { useBands } from './useBands.ts';

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
  const tChart = useTranslations('chart');
  const tReport = useTranslations('report');
  const tMetric = useTranslations('metric');
  const format = useFormat();
  const names = useNames();
  const { change } = useView();
  const { lostAfterDays } = useProduct(product).settings;
  const [isTable, setIsTable] = useState(false);
  const { view, by, interval, range, isNarrow } = question;
  const { byPeriod, comparedByPeriod } = activity;
  const bands = useBands(product, question);
  const isSplit = by !== undefined && bands !== undefined;
  const dimensions = useDimensions(product);
  const { data: releases } = useReleases(product);
  const known = useDimensionValues(product, (by ?? 'version').replace(/^latest\./, ''));

  const rows = byPeriod.data?.rows;
  const asked = byPeriod.data?.query;
  const periods = useMemo<Period[]>(() => {
    if (!rows || !range) return [];
    const answered = { from: asked?.['from'] ?? range.from, to: asked?.['to'] ?? range.to };
    const options = { interval, provisionalFrom: byPeriod.data?.provisionalFrom ?? null, format, releases };
    return periodsOf(
      rows.map(({ period }) => period),
      answered,
      options,
    );
  }, [rows, range, asked, interval, byPeriod.data, format, releases]);
  const totals = useMemo(() => (rows ?? []).map((row) => row[view.metric]), [rows, view.metric]);
  const bandRows = bands?.rows;
  const series = useMemo(() => {
    if (bandRows === undefined || by === undefined) {
      return [{ key: view.metric, label: tMetric(view.metric), color: 'var(--s6)', values: totals }];
    }
    return seriesOf(bandRows, {
      dimension: by,
      kind: dimensions.data?.find(({ name }) => by.endsWith(name))?.kind ?? 'text',
      periods,
      known: (known.data ?? []).map(({ value }) => value),
      name: (value) => names.value(by, value),
    });
  }, [bandRows, view.metric, by, periods, known.data, dimensions.data, names, totals, tMetric]);
  const compare = useMemo(
    () =>
      comparedByPeriod && {
        label: tChart('compared'),
        values: totals.map((_, index) => {
          const row = comparedByPeriod.rows[index];
          // Before the first day nothing was measured, which is not the same as nothing having happened.
          return row && firstDay !== null && endOf(row.period, interval) >= firstDay ? row[view.metric] : undefined;
        }),
        titles: comparedByPeriod.rows.map(({ period }) => periodText(period, interval, format).title),
      },
    [comparedByPeriod, totals, firstDay, view.metric, interval, format, tChart],
  );
  const title = isSplit
    ? t('splitTitle', { metric: tMetric(`title.${view.metric}`), dimension: names.inSentence(by) })
    : tMetric(`title.${view.metric}`);
  const shown = series.toReversed(); // as the legend reads: from the top of the stack down
  const figures = (): Figures => ({
    name: `${view.metric}${isSplit ? `-by-${by}` : ''}-${asked?.['from'] ?? ''}-${asked?.['to'] ?? ''}`,
    columns: [
      tReport(`intervals.${interval}`),
      ...(isSplit ? [tChart('total')] : []),
      ...shown.map(({ label }) => label),
    ],
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
  const answer: Asking<unknown> = isSplit && byPeriod.isSuccess ? bands.answer : byPeriod;
  const heightPx = isNarrow ? 240 : 330;
  return (
    <Panel
      className={layout.wide}
      title={title}
      definition={tMetric(`help.${view.metric}`, { days: lostAfterDays })}
      minHeightPx={heightPx + 40}
      answer={answer}
      tools={
        <>
          <TrendControls product={product} question={question} />
          <Definition report={isSplit && view.metric === 'active' ? 'breakdown' : 'activity'} title={title} />
          <FiguresTools
            figures={byPeriod.isSuccess ? figures : undefined}
            isTable={isTable}
            isDrawn
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
              dimension={isSplit ? by : undefined}
              series={series}
              isCompared={
                !!compare?.values.some((value) => value !== undefined) && !(isSplit && view.stack === 'share')
              }
              isNotCompared={isSplit && view.stack === 'share' && compare !== undefined}
              isProvisional={periods.some(({ isIncomplete }) => isIncomplete)}
              hasHint={!isNarrow}
              several={bands?.several ?? 0}
            />
          </>
        )
      }
    </Panel>
  );
}
