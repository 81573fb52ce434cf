import type { base } from './en/base.ts';
import type { pages } from './en/pages.ts';
import type { reports } from './en/reports.ts';
import type { studies } from './en/studies.ts';
import type { uses } from './en/uses.ts';

export const locales = ['en', 'de'] as const;
export type Locale = (typeof locales)[number];

/** The same keys in every language; English decides which there are, and what arguments each text takes. */
type Translated<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Translated<Catalogue[Key]>;
};
export type BaseText = Translated<typeof base>;
export type PageText = Translated<typeof pages>;
export type ReportText = Translated<typeof reports>;
export type StudyText = Translated<typeof studies>;
export type UseText = Translated<typeof uses>;

/** The keys, and the arguments that each text takes: use-intl checks both where a text is used. */
export type Messages = typeof base & typeof pages & typeof reports & typeof studies & typeof uses;
