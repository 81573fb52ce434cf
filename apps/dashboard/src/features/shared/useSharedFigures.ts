import type { SharedAnswer } from '@usance/api';
import { useTranslations } from 'use-intl';
import type { Figures } from '../../ui/figures.ts';
import { useNames } from '../../ui/filters/useNames.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { numberIn, textIn } from './shared-rows.ts';

/** The columns of each report that can be shared, as far as they are there; those of text first. */
const columnsOf = {
  activity: { texts: ['period'], counts: ['active', 'new', 'returning', 'lost'] },
  breakdown: { texts: ['period', 'value'], counts: ['installations'] },
  features: { texts: ['feature', 'category'], counts: ['installations', 'share'] },
  retention: { texts: ['cohort', 'after'], counts: ['size', 'active', 'share'] },
} as const;
type SharedColumn = (typeof columnsOf)[keyof typeof columnsOf]['texts' | 'counts'][number];

/** Which report an answer is of; of one that this page does not know, its days are shown. */
export const reportOf = ({ report }: SharedAnswer): keyof typeof columnsOf =>
  report in columnsOf ? (report as keyof typeof columnsOf) : 'activity'; // looked up just before

/** All that an answer shows as a table and as a file. What is hidden says so. */
export function useSharedFigures(answer: SharedAnswer): Figures {
  const t = useTranslations('shared');
  const names = useNames();
  const format = useFormat();
  const { texts, counts }: { texts: readonly SharedColumn[]; counts: readonly SharedColumn[] } =
    columnsOf[reportOf(answer)];
  const shownTexts = texts.filter(
    (column) => column === 'after' || answer.rows.some((row) => textIn(row, column) !== ''),
  );
  const textOf = (row: SharedAnswer['rows'][number], column: SharedColumn) => {
    if (column === 'after') return t('periodAfter', { period: numberIn(row, 'period') ?? 0 });
    const text = textIn(row, column);
    if (column === 'value') return names.value(answer.query['by'] ?? '', text);
    return /^\d{4}-\d\d-\d\d$/.test(text) ? format.dayWithYear(text) : text;
  };
  return {
    name: `${answer.report}-${answer.query['from'] ?? ''}-${answer.query['to'] ?? ''}`,
    columns: [...shownTexts, ...counts].map((column) => t(`column.${column}`)),
    rows: answer.rows.map((row) => [
      ...shownTexts.map((column) => textOf(row, column)),
      ...counts.map((column) => numberIn(row, column) ?? t('hiddenCount')),
    ]),
    kinds: [
      ...shownTexts.map(() => 'text' as const),
      ...counts.map((column) => (column === 'share' ? ('share' as const) : ('count' as const))),
    ],
  };
}
