import type { base } from './en/base.ts';
import type { guests } from './en/guests.ts';
import type { menus } from './en/menus.ts';
import type { pages } from './en/pages.ts';
import type { reports } from './en/reports.ts';
import type { rights } from './en/rights.ts';
import type { shares } from './en/shares.ts';
import type { studies } from './en/studies.ts';
import type { uses } from './en/uses.ts';

export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** The same keys in every language; English decides which there are, and what arguments each text takes. */
type Translated<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Translated<Catalogue[Key]>;
};
export type BaseText = Translated<typeof base>;
export type GuestText = Translated<typeof guests>;
export type MenuText = Translated<typeof menus>;
export type PageText = Translated<typeof pages>;
export type ReportText = Translated<typeof reports>;
export type RightsText = Translated<typeof rights>;
export type ShareText = Translated<typeof shares>;
export type StudyText = Translated<typeof studies>;
export type UseText = Translated<typeof uses>;

/** The keys, and the arguments that each text takes: use-intl checks both where a text is used. */
export type Messages = typeof base &
  typeof guests &
  typeof menus &
  typeof pages &
  typeof reports &
  typeof rights &
  typeof shares &
  typeof studies &
  typeof uses;
