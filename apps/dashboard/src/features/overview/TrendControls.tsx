import { SegmentedControl, Select } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDimensions } from '../../data/dimensions.ts';
import { intervals, isDrawable } from '../../ui/filters/range.ts';
import { useNames } from '../../ui/filters/useNames.ts';
import { useView } from '../../ui/filters/useView.ts';
import { lostDates } from '../../ui/filters/view.ts';
import styles from './overview.module.css';
import type { Question } from './question.ts';

/** How the main chart is drawn: split by what, counts or shares, by day, week or month. */
export function TrendControls({ product, question }: { product: number; question: Question }): JSX.Element {
  const t = useTranslations('overview.trend');
  const names = useNames();
  const { change } = useView();
  const dimensions = useDimensions(product);
  const { view, range, interval } = question;
  const options = [
    { value: 'none', label: t('notSplit') },
    ...(dimensions.data ?? []).map(({ name }) => ({ value: name, label: names.dimension(name) })),
  ];
  const isListed = options.some(({ value }) => value === view.by);
  return (
    <>
      {view.metric === 'active' && (
        <Select
          size="xs"
          searchable
          allowDeselect={false}
          checkIconPosition="right"
          className={styles.split}
          aria-label={t('splitBy')}
          nothingFoundMessage={t('noDimension')}
          data={isListed ? options : [...options, { value: view.by, label: names.dimension(view.by) }]}
          value={view.by}
          onChange={(by) => by !== null && change({ by })}
        />
      )}
      {view.metric === 'active' && view.by !== 'none' && (
        <SegmentedControl
          size="xs"
          aria-label={t('stack')}
          value={view.stack}
          onChange={(stack) => change({ stack })}
          data={[
            { value: 'count', label: t('count') },
            { value: 'share', label: t('share') },
          ]}
        />
      )}
      {view.metric === 'lost' && (
        <SegmentedControl
          size="xs"
          aria-label={t('lostOn')}
          value={view.lostOn}
          onChange={(lostOn) => change({ lostOn })}
          data={lostDates.map((value) => ({ value, label: t(`lostDate.${value}`) }))}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('intervalLabel')}
        value={interval}
        onChange={(next) => change({ interval: next })}
        data={intervals.map((value) => ({
          value,
          label: t(`interval.${value}`),
          disabled: !!range && !isDrawable(range, value),
        }))}
      />
    </>
  );
}
