import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDimensions } from '../../data/dimensions.ts';
import { useNames } from '../filters/useNames.ts';
import { useView } from '../filters/useView.ts';
import type { Question } from './question.ts';
import { Choice } from '../Choice.tsx';
import styles from './report.module.css';

interface SplitChoiceProps {
  product: number;
  question: Question;
  /** Whether the numbers also make sense without a split. */
  hasNone?: boolean;
}

/** What the numbers of a page are split by, as the address says it. */
export function SplitChoice({ product, question, hasNone = false }: SplitChoiceProps): JSX.Element {
  const t = useTranslations('report');
  const names = useNames();
  const { change } = useView();
  const dimensions = useDimensions(product);
  const none = { value: 'none', label: t('notSplit') };
  const known = (dimensions.data ?? []).map(({ name }) => ({ value: name, label: names.dimension(name) }));
  const by = question.by ?? 'none';
  const options = hasNone || by === 'none' ? [none, ...known] : known;
  const isListed = options.some(({ value }) => value === by);
  return (
    <Choice
      searchable
      className={styles.field}
      aria-label={t('splitBy')}
      nothingFoundMessage={t('noDimension')}
      data={isListed ? options : [...options, { value: by, label: names.dimension(by) }]}
      value={by}
      onChange={(next) => next !== null && change({ by: next })}
    />
  );
}
