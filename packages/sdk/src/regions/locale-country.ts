/** The country that a locale names, by ISO 3166: of `en-US`, of `de_AT.UTF-8`. `unknown` for a language alone, for `C` and for `POSIX`. */
export const countryOfLocale = (locale: string): string =>
  /^[a-z]{2,3}(?:[-_][a-z]{4})?[-_]([a-z]{2})(?![a-z\d])/i.exec(locale)?.[1]?.toUpperCase() ?? 'unknown';
