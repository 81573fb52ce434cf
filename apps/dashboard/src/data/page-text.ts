import { queryOptions } from '@tanstack/react-query';
import { loadGuestText, loadPageText, loadReportText, loadStudyText, loadUseText } from '../i18n/load-text.ts';
import type { Locale } from '../i18n/locales.ts';

/** The text of the pages of numbers, in a language. */
export const reportTextQuery = (locale: Locale) =>
  queryOptions({ queryKey: ['report-text', locale], queryFn: () => loadReportText(locale), staleTime: Infinity });

/** The text of a product's other pages, in a language. */
export const pageTextQuery = (locale: Locale) =>
  queryOptions({ queryKey: ['page-text', locale], queryFn: () => loadPageText(locale), staleTime: Infinity });

/** The text of the pages that follow installations over time, in a language. */
export const studyTextQuery = (locale: Locale) =>
  queryOptions({ queryKey: ['study-text', locale], queryFn: () => loadStudyText(locale), staleTime: Infinity });

/** The text of the pages about what programs were used for, in a language. */
export const usesTextQuery = (locale: Locale) =>
  queryOptions({ queryKey: ['uses-text', locale], queryFn: () => loadUseText(locale), staleTime: Infinity });

/** The text of the pages for whoever is not signed in, in a language. */
export const guestTextQuery = (locale: Locale) =>
  queryOptions({ queryKey: ['guest-text', locale], queryFn: () => loadGuestText(locale), staleTime: Infinity });
