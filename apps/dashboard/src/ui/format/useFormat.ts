import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import { createFormat, type Format } from './format.ts';

export function useFormat(): Format {
  const locale = useLocale();
  return useMemo(() => createFormat(locale), [locale]);
}
