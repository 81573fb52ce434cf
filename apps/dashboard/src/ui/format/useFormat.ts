import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import { createFormat, type Format } from './format.ts';

export function useFormat(): Format {
  const locale = useLocale();
  return useMemo(() => createFormat(withRegion(locale)), [locale]);
}

/** The language as it is written where the reader lives: British days are not American ones. */
const withRegion = (language: string): string =>
  navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
