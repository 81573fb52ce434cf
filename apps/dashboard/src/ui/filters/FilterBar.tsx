import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconLink } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { AddFilter } from './AddFilter.tsx';
import { ComparisonMenu } from './ComparisonMenu.tsx';
import { FilterChip } from './FilterChip.tsx';
import styles from './filters.module.css';
import { RangePicker } from './RangePicker.tsx';
import { SegmentChip } from './SegmentChip.tsx';
import { SegmentMenu } from './SegmentMenu.tsx';
import { useView } from './useView.ts';

/** Which installations, which days, compared with what: one control for everything on a page, kept in the address. */
export function FilterBar({ product, hasComparison }: { product: number; hasComparison: boolean }): JSX.Element {
  const t = useTranslations('filter');
  const { view, change, setFilter } = useView();
  const clipboard = useClipboard({ timeout: 1_500 });
  const filters = Object.entries(view.filters);
  return (
    <div className={styles.bar} role="group" aria-label={t('bar')}>
      <RangePicker view={view} change={change} />
      {hasComparison && <ComparisonMenu view={view} change={change} />}
      <span className={styles.separator} aria-hidden="true" />
      {filters.map(([key, value]) =>
        key === 'segment' ? (
          <SegmentChip key={key} product={product} name={value} onRemove={() => setFilter(key, undefined)} />
        ) : (
          <FilterChip
            key={key}
            product={product}
            subject={key}
            value={value}
            onChange={(next) => setFilter(key, next)}
          />
        ),
      )}
      <AddFilter product={product} filters={view.filters} onAdd={setFilter} />
      <SegmentMenu product={product} filters={view.filters} onChange={(next) => change({ filters: next })} />
      {filters.length > 0 && (
        <Button
          data-screen-only
          variant="subtle"
          color="gray"
          className={styles.quiet}
          onClick={() => change({ filters: {} })}
        >
          {t('clear')}
        </Button>
      )}
      <Button
        data-screen-only
        variant="subtle"
        color="gray"
        className={`${styles.quiet} ${styles.share}`}
        leftSection={
          clipboard.copied ? <IconCheck size={14} aria-hidden="true" /> : <IconLink size={14} aria-hidden="true" />
        }
        onClick={() => clipboard.copy(location.href)}
      >
        {clipboard.copied ? t('copied') : t('copyLink')}
      </Button>
    </div>
  );
}
