import { SegmentedControl } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { intervals, isDrawable } from '../filters/range.ts';
import { useView } from '../filters/useView.ts';
import type { Question } from './question.ts';

/** By day, week or month; what a chart could not draw is switched off. */
export function IntervalChoice({ question }: { question: Question }): JSX.Element {
  const t = useTranslations('report');
  const { change } = useView();
  const { range, interval } = question;
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('interval')}
      value={interval}
      onChange={(next) => change({ interval: next })}
      data={intervals.map((value) => ({
        value,
        label: t(`intervals.${value}`),
        disabled: !!range && !isDrawable(range, value),
      }))}
    />
  );
}
