import type { SharedAnswer } from '@usance/api';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { Legend } from '../../ui/charts/Legend.tsx';
import { LineChart } from '../../ui/charts/LineChart.tsx';
import type { Line } from '../../ui/charts/line-layout.ts';
import { periodsOf } from '../../ui/charts/trend.ts';
import { today } from '../../ui/filters/day.ts';
import { intervals } from '../../ui/filters/range.ts';
import { useNames } from '../../ui/filters/useNames.ts';
import { oneOf } from '../../ui/filters/view.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { RankedBars } from '../../ui/RankedBars.tsx';
import { countsBy, eachOnce, numberIn, textIn } from './shared-rows.ts';
import { SharedCohorts } from './SharedCohorts.tsx';
import { reportOf } from './useSharedFigures.ts';

const mostLines = 8;
const mostBars = 12;

/** The answer's numbers drawn: lines over time, a triangle of cohorts, or a ranking. Below it stands all of it as a table. */
export function SharedChart({ answer }: { answer: SharedAnswer }): JSX.Element | undefined {
  const t = useTranslations('shared');
  const names = useNames();
  const { rows, query } = answer;
  const report = reportOf(answer);
  const periods = eachOnce(rows, 'period');
  if (report === 'retention') return <SharedCohorts rows={rows} />;
  if (report === 'activity') {
    if (periods.length < 2) return undefined;
    const lines = (['active', 'new', 'returning', 'lost'] as const).map((count, index) => ({
      key: count,
      label: t(`column.${count}`),
      color: `var(--c${index + 1})`,
      values: countsBy(rows, { key: 'period', count, keys: periods }),
    }));
    return <SharedLines answer={answer} periods={periods} lines={lines} />;
  }
  const name = report === 'features' ? 'feature' : 'value';
  const labelOf = (value: string) => (name === 'value' ? names.value(query['by'] ?? '', value) : value);
  if (report === 'breakdown' && periods.length > 1) {
    const lines = eachOnce(rows, 'value')
      .slice(0, mostLines)
      .map((value, index) => ({
        key: value,
        label: labelOf(value),
        color: `var(--c${index + 1})`,
        values: countsBy(
          rows.filter((row) => textIn(row, 'value') === value),
          { key: 'period', count: 'installations', keys: periods },
        ),
      }));
    return <SharedLines answer={answer} periods={periods} lines={lines} />;
  }
  const bars = rows.slice(0, mostBars).map((row) => ({
    key: textIn(row, name),
    label: labelOf(textIn(row, name)),
    count: numberIn(row, 'installations') ?? 0,
  }));
  return (
    <RankedBars
      caption={answer.title}
      columns={{ value: t(`column.${name}`), count: t('column.installations') }}
      bars={bars}
      whole={answer.totals?.['installations'] ?? 0}
    />
  );
}

interface SharedLinesProps {
  answer: SharedAnswer;
  /** First days. */
  periods: readonly string[];
  lines: readonly Line[];
}

function SharedLines({ answer: { title, query }, periods, lines }: SharedLinesProps): JSX.Element {
  const format = useFormat();
  const shown = lines.filter(({ values }) => values.some((value) => value !== undefined));
  const interval = oneOf(intervals, query['interval']) ?? 'day';
  const axis = periodsOf(
    periods,
    { from: query['from'] ?? '', to: query['to'] ?? '9999' },
    { interval, provisionalFrom: today(), format },
  );
  return (
    <>
      <LineChart label={title} periods={axis} lines={shown} valueText={format.count} tickText={format.axis} />
      <Legend parts={shown} />
    </>
  );
}
