import { useLocale } from 'use-intl';
import { createFormat, type Format } from './format.ts';

const formats = new Map<string, Format>();

/** How the reader's language and region write numbers and days: the same object for everybody who asks, since what is in it is costly to make. */
export function useFormat(): Format {
  const tag = withRegion(useLocale());
  const format = formats.get(tag) ?? createFormat(tag);
  formats.set(tag, format);
  return format;
}

/** The language as it is written where the reader lives: British days are not American ones. */
const withRegion = (language: string): string =>
  navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
