import compileMessage from 'icu-minify/compile';
import { expect, test } from 'vitest';
import { base as deBase } from './de/base.ts';
import { guests as deGuests } from './de/guests.ts';
import { menus as deMenus } from './de/menus.ts';
import { pages as dePages } from './de/pages.ts';
import { reports as deReports } from './de/reports.ts';
import { rights as deRights } from './de/rights.ts';
import { shares as deShares } from './de/shares.ts';
import { studies as deStudies } from './de/studies.ts';
import { uses as deUses } from './de/uses.ts';
import { base as enBase } from './en/base.ts';
import { guests as enGuests } from './en/guests.ts';
import { menus as enMenus } from './en/menus.ts';
import { pages as enPages } from './en/pages.ts';
import { reports as enReports } from './en/reports.ts';
import { rights as enRights } from './en/rights.ts';
import { shares as enShares } from './en/shares.ts';
import { studies as enStudies } from './en/studies.ts';
import { uses as enUses } from './en/uses.ts';

type Catalogue = { readonly [key: string]: string | Catalogue };

/** Every text with the path to it. */
function textsOf(catalogue: Catalogue, path = ''): [path: string, text: string][] {
  return Object.entries(catalogue).flatMap(([key, text]) =>
    typeof text === 'string' ? [[`${path}${key}`, text] as [string, string]] : textsOf(text, `${path}${key}.`),
  );
}

/** The arguments and tags that a text takes. */
function placeholdersOf(text: string): string[] {
  const named = text.matchAll(/\{(\w+)(?=[},])/g);
  const tags = text.matchAll(/<(\w+)>/g);
  return [...new Set([...named, ...tags].map(([, name]) => name ?? ''))].toSorted();
}

const english = textsOf({
  ...enBase,
  ...enGuests,
  ...enMenus,
  ...enPages,
  ...enReports,
  ...enRights,
  ...enShares,
  ...enStudies,
  ...enUses,
});
const german = new Map(
  textsOf({
    ...deBase,
    ...deGuests,
    ...deMenus,
    ...dePages,
    ...deReports,
    ...deRights,
    ...deShares,
    ...deStudies,
    ...deUses,
  }),
);

test.each([...english, ...german])('%s can be read', (_path, text) => {
  expect(() => compileMessage(text)).not.toThrow();
});

test('German takes the same arguments as English, everywhere', () => {
  const different = english.filter(([path, text]) => {
    return placeholdersOf(text).join() !== placeholdersOf(german.get(path) ?? '').join();
  });

  expect(different).toEqual([]);
});
