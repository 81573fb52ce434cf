import type { ReportAnswer } from '@usance/api';
import type { Figures } from '../figures.ts';
import type { Names } from '../filters/useNames.ts';

interface FiguresOptions {
  dimension: string;
  /** Names of the columns, translated. */
  columns: (column: 'value' | 'installations' | 'sessions' | 'hours') => string;
  names: Names;
}

/** A breakdown's rows as the table view and the file show them. */
export function breakdownFigures(
  { rows, query }: ReportAnswer<'breakdown'>,
  { dimension, columns, names }: FiguresOptions,
): Figures {
  return {
    name: `installations-by-${dimension}-${query['from'] ?? ''}-${query['to'] ?? ''}`,
    columns: [columns('value'), columns('installations'), columns('sessions'), columns('hours')],
    rows: rows.map(({ value, installations, sessions, hours }) => [
      names.value(dimension, value),
      installations,
      sessions,
      hours,
    ]),
  };
}
