import { SegmentedControl } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslations } from 'use-intl';

interface StackChoiceProps {
  value: 'count' | 'share';
  onChange: (value: 'count' | 'share') => void;
}

/** Whether the bands of a chart are counts or shares. */
export function StackChoice({ value, onChange }: StackChoiceProps): JSX.Element {
  const t = useTranslations('report');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('stack')}
      value={value}
      onChange={onChange}
      data={[
        { value: 'count', label: t('count') },
        { value: 'share', label: t('share') },
      ]}
    />
  );
}
