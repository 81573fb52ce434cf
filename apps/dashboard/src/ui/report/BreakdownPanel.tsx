import { useState, type JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useReport } from '../../data/reports.ts';
import { FiguresTable } from '../FiguresTable.tsx';
import { FiguresTools } from '../FiguresTools.tsx';
import { isPickable, pickValue } from '../filters/pick-value.ts';
import { useNames } from '../filters/useNames.ts';
import { useView } from '../filters/useView.ts';
import { Panel } from '../Panel.tsx';
import { RankedBars } from '../RankedBars.tsx';
import { barsQuery } from './bars-query.ts';
import { breakdownFigures } from './breakdown-figures.ts';
import { Definition } from './Definition.tsx';
import { DimensionChoice } from './DimensionChoice.tsx';
import styles from './report.module.css';
import type { Question } from './question.ts';

const rowsShown = 1_000;
const bodyHeightPx = 300;

interface BreakdownPanelProps {
  title: string;
  dimensions: readonly string[];
  product: number;
  question: Question;
  width?: 'third' | 'half' | 'whole';
}

/** Installations of the range by one dimension after the other, as ranked bars. A click filters the page. */
export function BreakdownPanel({
  title,
  dimensions,
  product,
  question,
  width = 'third',
}: BreakdownPanelProps): JSX.Element {
  const t = useTranslations('report.breakdown');
  const tReport = useTranslations('report');
  const names = useNames();
  const { view, setFilter } = useView();
  const [chosen, setChosen] = useState(dimensions[0] ?? '');
  const [isTable, setIsTable] = useState(false);
  const dimension = dimensions.includes(chosen) ? chosen : (dimensions[0] ?? '');
  const answer = useReport(product, 'breakdown', barsQuery(question, dimension, isTable ? rowsShown : undefined));
  const figures = answer.data && (() => breakdownFigures(answer.data, { dimension, columns: t, names }));
  return (
    <Panel
      className={styles[width]}
      title={title}
      minHeightPx={bodyHeightPx}
      answer={answer}
      tools={
        <>
          <Definition report="breakdown" title={title} />
          <FiguresTools figures={figures} isTable={isTable} onToggle={() => setIsTable(!isTable)} />
        </>
      }
    >
      {({ rows, totals }) => (
        <>
          <DimensionChoice label={title} dimensions={dimensions} chosen={dimension} onChoose={setChosen} />
          {isTable && figures ? (
            <FiguresTable figures={figures()} heightPx={bodyHeightPx} />
          ) : (
            <RankedBars
              caption={t('caption', { dimension: names.inSentence(dimension) })}
              columns={{ value: names.dimension(dimension), count: t('installations') }}
              whole={totals?.['installations'] ?? 0}
              bars={rows.map(({ value, installations }) => ({
                key: value,
                label: names.value(dimension, value),
                count: installations,
                onPick: isPickable(value)
                  ? () => setFilter(dimension, pickValue(dimension, value, view.filters[dimension]))
                  : undefined,
              }))}
            />
          )}
          {(totals?.['several'] ?? 0) > 0 && (
            <p className={styles.note}>{tReport('several', { count: totals?.['several'] ?? 0 })}</p>
          )}
        </>
      )}
    </Panel>
  );
}
