import type { ReportName } from '@usance/api';
import { useState, type JSX, type ReactNode } from 'react';
import type { Asking } from '../../data/reports.ts';
import { FiguresTable } from '../FiguresTable.tsx';
import { FiguresTools } from '../FiguresTools.tsx';
import type { Figures } from '../figures.ts';
import { Panel } from '../Panel.tsx';
import { Definition } from './Definition.tsx';
import styles from './report.module.css';

interface ReportPanelProps<Answer> {
  title: string;
  /** One sentence that says what is counted; the report's own definition is one click away. */
  sentence: string;
  /** The report whose definition explains the numbers. */
  report: ReportName;
  answer: Asking<Answer>;
  heightPx: number;
  width?: 'whole' | 'wide' | 'half' | 'third';
  /** The numbers of the card as a table and as a file. */
  figures: (answer: Answer) => Figures;
  /** Where the card is a table anyway, there is nothing to switch to. */
  isTable?: boolean;
  /** Whether it draws a chart, which can be saved as a picture. */
  isDrawn?: boolean;
  tools?: ReactNode;
  /** What to say instead where the answer holds nothing; `undefined` where it does. */
  renderEmpty?: (answer: Answer) => ReactNode;
  children: (answer: Answer) => ReactNode;
}

/** A card that answers one question of a report: chart, table and file of the same numbers, and what exactly they mean. */
export function ReportPanel<Answer>(props: ReportPanelProps<Answer>): JSX.Element {
  const { title, sentence, report, answer, heightPx, width = 'whole', figures, isTable: isAlwaysTable = false } = props;
  const [isTable, setIsTable] = useState(false);
  const { data } = answer;
  return (
    <Panel
      className={styles[width]}
      title={title}
      definition={sentence}
      minHeightPx={heightPx}
      answer={answer}
      tools={
        <>
          {props.tools}
          <Definition report={report} title={title} />
          <FiguresTools
            figures={data === undefined ? undefined : () => figures(data)}
            isTable={isTable}
            isDrawn={props.isDrawn ?? false}
            onToggle={isAlwaysTable ? undefined : () => setIsTable(!isTable)}
          />
        </>
      }
    >
      {(given) =>
        props.renderEmpty?.(given) ??
        (isTable ? <FiguresTable figures={figures(given)} heightPx={Math.max(heightPx, 240)} /> : props.children(given))
      }
    </Panel>
  );
}
