import { locales, type Locale } from './locales.ts';

const key = 'usance-language';

/** The language chosen in this browser; without a choice, the first of the browser's own that there is. */
export function chosenLocale(): Locale {
  const wanted = [localStorage.getItem(key) ?? '', ...navigator.languages];
  return wanted.map(localeOf).find((locale) => locale !== undefined) ?? 'en';
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(key, locale);
}

function localeOf(tag: string): Locale | undefined {
  return locales.find((locale) => tag.toLowerCase() === locale || tag.toLowerCase().startsWith(`${locale}-`));
}
