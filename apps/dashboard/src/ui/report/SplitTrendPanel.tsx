import { useMemo, type JSX, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useDimensions, useDimensionValues } from '../../data/dimensions.ts';
import { useReleases } from '../../data/releases.ts';
import { useReport } from '../../data/reports.ts';
import { TimeSeries } from '../charts/TimeSeries.tsx';
import { periodsOf, seriesOf } from '../charts/trend.ts';
import { TrendLegend } from '../charts/TrendLegend.tsx';
import { today } from '../filters/day.ts';
import { endOf, writeRange } from '../filters/range.ts';
import { useNames } from '../filters/useNames.ts';
import { useView } from '../filters/useView.ts';
import { useFormat } from '../format/useFormat.ts';
import { IntervalChoice } from './IntervalChoice.tsx';
import type { Question } from './question.ts';
import { ReportPanel } from './ReportPanel.tsx';
import { StackChoice } from './StackChoice.tsx';

/** Values that get a band of their own; the ramp and the palette have no more colours. */
const mostValues = '8';

/** The legend's room: on a phone its eight names take several lines. */
const legendPx = (isNarrow: boolean) => (isNarrow ? 110 : 40);

interface SplitTrendPanelProps {
  product: number;
  question: Question;
  /** The dimension whose values are the bands. */
  by: string;
  title: string;
  sentence: string;
  width?: 'whole' | 'wide';
  tools?: ReactNode;
}

/** Active installations over time by the values of a dimension: as shares, unless counts are asked for. */
export function SplitTrendPanel(props: SplitTrendPanelProps): JSX.Element {
  const { product, question, by, title, sentence, width = 'whole', tools } = props;
  const t = useTranslations('report');
  const tChart = useTranslations('chart');
  const format = useFormat();
  const names = useNames();
  const { change } = useView();
  const { interval, range, isNarrow, view } = question;
  const answer = useReport(product, 'breakdown', { ...question.base, by, interval, limit: mostValues });
  const known = useDimensionValues(product, by.replace(/^latest\./, ''));
  const dimensions = useDimensions(product);
  const { data: releases } = useReleases(product);
  const kind = dimensions.data?.find(({ name }) => by.endsWith(name))?.kind ?? 'text';
  const { data } = answer;
  const { periods, series, totals } = useMemo(() => {
    const rows = data?.rows ?? [];
    const starts = [...new Set(rows.map(({ period }) => period ?? ''))].toSorted();
    const axis = periodsOf(starts, range ?? { from: '', to: '' }, {
      interval,
      provisionalFrom: data?.provisionalFrom ?? null,
      format,
      releases,
    });
    const bands = seriesOf(rows, {
      dimension: by,
      kind,
      periods: axis,
      known: (known.data ?? []).map(({ value }) => value),
      name: (value) => names.value(by, value),
    });
    const sums = axis.map((_, index) => bands.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
    return { periods: axis, series: bands, totals: sums };
  }, [data, range, interval, format, by, kind, known.data, names, releases]);
  const stack = view.stack ?? 'share';
  const heightPx = isNarrow ? 240 : 330;
  const shown = series.toReversed(); // as the legend reads: from the top of the stack down
  const zoom = (first: number, last: number) => {
    const [from, to] = [periods[first]?.start, periods[last]?.start];
    if (from !== undefined && to !== undefined) change(writeRange({ from, to: endOf(to, interval) }, today()));
  };
  return (
    <ReportPanel
      isDrawn
      report="breakdown"
      width={width}
      title={title}
      sentence={sentence}
      answer={answer}
      heightPx={heightPx + legendPx(isNarrow)}
      tools={
        <>
          {tools}
          <StackChoice value={stack} onChange={(next) => change({ stack: next })} />
          <IntervalChoice question={question} />
        </>
      }
      figures={({ query }) => ({
        name: `installations-by-${by}-${interval}-${query['from']}-${query['to']}`,
        columns: [t(`intervals.${interval}`), ...shown.map(({ label }) => label)],
        rows: periods.map(({ start }, index) => [start, ...shown.map(({ values }) => values[index])]),
      })}
    >
      {(given) =>
        // Colours and names go by what is known: drawn sooner, all of it would change.
        !known.isPending && (
          <>
            <TimeSeries
              label={title}
              periods={periods}
              series={series}
              totals={totals}
              totalLabel={tChart('sum')}
              isShare={stack === 'share'}
              heightPx={heightPx}
              isNarrow={isNarrow}
              onSelect={zoom}
            />
            <TrendLegend
              dimension={by}
              series={series}
              isCompared={false}
              isProvisional={periods.some(({ isIncomplete }) => isIncomplete)}
              hasHint={!isNarrow}
              several={given.totals?.['several'] ?? 0}
            />
          </>
        )
      }
    </ReportPanel>
  );
}
