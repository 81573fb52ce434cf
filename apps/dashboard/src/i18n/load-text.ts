import type { BaseText, GuestText, Locale, PageText, ReportText, StudyText, UseText } from './locales.ts';

/** Each language is a file of its own, so that nobody loads another one's. */
const baseText: Record<Locale, () => Promise<BaseText>> = {
  en: async () => (await import('./en/base.ts')).base,
  de: async () => (await import('./de/base.ts')).base,
};
const guestText: Record<Locale, () => Promise<GuestText>> = {
  en: async () => (await import('./en/guests.ts')).guests,
  de: async () => (await import('./de/guests.ts')).guests,
};
const pageText: Record<Locale, () => Promise<PageText>> = {
  en: async () => (await import('./en/pages.ts')).pages,
  de: async () => (await import('./de/pages.ts')).pages,
};
const reportText: Record<Locale, () => Promise<ReportText>> = {
  en: async () => (await import('./en/reports.ts')).reports,
  de: async () => (await import('./de/reports.ts')).reports,
};
const studyText: Record<Locale, () => Promise<StudyText>> = {
  en: async () => (await import('./en/studies.ts')).studies,
  de: async () => (await import('./de/studies.ts')).studies,
};
const useText: Record<Locale, () => Promise<UseText>> = {
  en: async () => (await import('./en/uses.ts')).uses,
  de: async () => (await import('./de/uses.ts')).uses,
};

/** The text around the pages. */
export const loadBaseText = (locale: Locale): Promise<BaseText> => baseText[locale]();

/** The text of the pages for whoever is not signed in. */
export const loadGuestText = (locale: Locale): Promise<GuestText> => guestText[locale]();

/** The text of a product's pages that are not numbers. */
export const loadPageText = (locale: Locale): Promise<PageText> => pageText[locale]();

/** The text of the pages of numbers. */
export const loadReportText = (locale: Locale): Promise<ReportText> => reportText[locale]();

/** The text of the pages that follow installations over time. */
export const loadStudyText = (locale: Locale): Promise<StudyText> => studyText[locale]();

/** The text of the pages about what programs were used for. */
export const loadUseText = (locale: Locale): Promise<UseText> => useText[locale]();
