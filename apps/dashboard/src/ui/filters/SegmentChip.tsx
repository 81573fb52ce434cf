import { UnstyledButton } from '@mantine/core';
import { IconBookmark, IconX } from '@tabler/icons-react';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useSegments } from '../../data/segments.ts';
import styles from './filters.module.css';
import { segmentWords } from './segment-filters.ts';
import { useNames } from './useNames.ts';

interface SegmentChipProps {
  product: number;
  name: string;
  onRemove: () => void;
}

/** The segment that a page is about. What it stands for is said to whoever points at it or listens. */
export function SegmentChip({ product, name, onRemove }: SegmentChipProps): JSX.Element {
  const t = useTranslations('filter');
  const names = useNames();
  const segments = useSegments(product);
  const segment = segments.data?.find((one) => one.name === name);
  const words = segment ? segmentWords(segment.filter, names) : segments.isSuccess ? t('segmentUnknown') : '';
  return (
    <div className={styles.chip} data-broken={(segments.isSuccess && !segment) || undefined} title={words}>
      <span className={styles.chipMain}>
        <IconBookmark size={13} aria-hidden="true" />
        <b>{t('segment')}</b> {name}
        <span className="visually-hidden"> ({words})</span>
      </span>
      <UnstyledButton
        className={styles.chipRemove}
        aria-label={t('remove', { name: t('segmentNamed', { name }) })}
        onClick={onRemove}
      >
        <IconX size={13} aria-hidden="true" />
      </UnstyledButton>
    </div>
  );
}
