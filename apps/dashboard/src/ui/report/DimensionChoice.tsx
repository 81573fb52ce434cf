import { UnstyledButton } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useNames } from '../filters/useNames.ts';
import { Choice } from '../Choice.tsx';
import styles from './report.module.css';

interface DimensionChoiceProps {
  /** What the card is called, since the choice stands in it. */
  label: string;
  dimensions: readonly string[];
  chosen: string;
  onChoose: (dimension: string) => void;
}

/** More would not stand side by side in a third of the page. */
const mostTabs = 3;

/** Which of a card's dimensions is shown: side by side where they are few, a list where they are many. */
export function DimensionChoice({ label, dimensions, chosen, onChoose }: DimensionChoiceProps): JSX.Element | null {
  const t = useTranslations('report.breakdown');
  const names = useNames();
  if (dimensions.length < 2) return null;
  if (dimensions.length > mostTabs) {
    return (
      <Choice
        className={styles.choice}
        aria-label={t('choose', { label })}
        data={dimensions.map((value) => ({ value, label: names.dimension(value) }))}
        value={chosen}
        onChange={(next) => next !== null && onChoose(next)}
      />
    );
  }
  return (
    <div className={styles.tabs} role="group" aria-label={t('choose', { label })}>
      {dimensions.map((dimension) => (
        <UnstyledButton key={dimension} aria-pressed={dimension === chosen} onClick={() => onChoose(dimension)}>
          {names.dimension(dimension)}
        </UnstyledButton>
      ))}
    </div>
  );
}
