import type { Locale, MenuText, RightsText, ShareText } from './locales.ts';

/** Texts of parts that come late: they stand apart from the others, so that no page waits for them. */
export const ownTexts = {
  menus: {
    en: async (): Promise<MenuText> => (await import('./en/menus.ts')).menus,
    de: async (): Promise<MenuText> => (await import('./de/menus.ts')).menus,
  },
  rights: {
    en: async (): Promise<RightsText> => (await import('./en/rights.ts')).rights,
    de: async (): Promise<RightsText> => (await import('./de/rights.ts')).rights,
  },
  shares: {
    en: async (): Promise<ShareText> => (await import('./en/shares.ts')).shares,
    de: async (): Promise<ShareText> => (await import('./de/shares.ts')).shares,
  },
} as const satisfies Record<string, Record<Locale, () => Promise<unknown>>>;
