import { SegmentedControl } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useView } from '../../ui/filters/useView.ts';
import { lostDates } from '../../ui/filters/view.ts';
import { IntervalChoice } from '../../ui/report/IntervalChoice.tsx';
import type { Question } from '../../ui/report/question.ts';
import { SplitChoice } from '../../ui/report/SplitChoice.tsx';
import { StackChoice } from '../../ui/report/StackChoice.tsx';

/** How the main chart is drawn: split by what, counts or shares, by day, week or month. */
export function TrendControls({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('overview.trend');
  const { change } = useView();
  const { view, by } = question;
  return (
    <>
      <SplitChoice product={product} question={question} hasNone />
      {by !== undefined && <StackChoice value={view.stack ?? 'count'} onChange={(stack) => change({ stack })} />}
      {view.metric === 'lost' && (
        <SegmentedControl
          size="xs"
          aria-label={t('lostOn')}
          value={view.lostOn}
          onChange={(lostOn) => change({ lostOn })}
          data={lostDates.map((value) => ({ value, label: t(`lostDate.${value}`) }))}
        />
      )}
      <IntervalChoice question={question} />
    </>
  );
}
