import type { Override, PlannedAttribute } from '../plan.ts';
import { planError, planWarning, type PlanFinding, type PlanPath } from './finding.ts';
import { personalNumbers, personalTexts, writtenTexts } from './personal-words.ts';
import { sensitiveWords } from './sensitive-words.ts';
import { findWord } from './words.ts';

/** A named item of a plan, as far as its name matters. */
export interface NamedItem {
  name: string;
  path: PlanPath;
  override: Override | undefined;
  /** What type of value it has; `undefined` for a feature, which is only counted. */
  type: PlannedAttribute['type'] | undefined;
  /** The texts that an enum may be. */
  values: readonly string[];
}

/** What a name, or a text that a value may be, gives away. An override answers for all but data. */
export function nameFindings({ name, path, override, type, values }: NamedItem): PlanFinding[] {
  // An object takes such a key for something else.
  const isKey = name !== '__proto__';
  return [
    ...(isKey ? [] : [planError(path, 'name', `"${name}" means something else in JavaScript; choose another name`)]),
    ...dataFindings(name, path),
    ...values.flatMap((value, at) => dataFindings(value, [...path, 'values', at])),
    ...(override === undefined
      ? [
          ...sensitiveFindings(name, path),
          ...values.flatMap((value, at) => sensitiveFindings(value, [...path, 'values', at])),
          ...(type === undefined ? [] : personalFindings(name, type, path)),
        ]
      : override.basis === undefined
        ? baselessFindings([name, ...values], path)
        : []),
  ];
}

/** What the law protects most needs a basis in it; a word that means something else does not. */
function baselessFindings(texts: readonly string[], path: PlanPath): PlanFinding[] {
  const sensitive = texts.find((text) => sensitiveFindings(text, path).length > 0);
  if (sensitive === undefined) return [];
  const message = `"${sensitive}" is let through without a legal basis; add a basis to the override, such as basis: consent, or basis: not-personal if the word means something else`;
  return [planWarning([...path, 'override'], 'sensitive-name', message)];
}

/** What no name of a kind of thing holds, but a name put together from data does. */
const dataForms: readonly [what: string, form: RegExp][] = [
  ['an e-mail address', /[^\s@]@[^\s@.]+\.\w/],
  ['an address on the web', /\w:\/\//],
  ['a path', /\b[A-Za-z]:[\\/]|^[~/\\]|\\\\|\/\.{0,2}\/|(?:\/[^/]*){4}/],
  ['an ID', /[0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{16}/i],
  ['an IP address', /\d+\.\d+\.\d+\.\d+/],
  ['a long number', /\d{6}/],
  ['a place for data', /\$?\{[^}]*\}|%[sd]/],
];

function dataFindings(name: string, path: PlanPath): PlanFinding[] {
  const [what] = dataForms.find(([, form]) => form.test(name)) ?? [];
  if (what === undefined) return [];
  return [
    planError(
      path,
      'data-in-name',
      `"${name}" looks like ${what}; name the kind of thing, and never put data in a name`,
    ),
  ];
}

function sensitiveFindings(name: string, path: PlanPath): PlanFinding[] {
  return Object.entries(sensitiveWords).flatMap(([topic, languages]) => {
    const word = findWord(name, Object.values(languages), 'anywhere');
    if (word === undefined) return [];
    const message = `"${name}" speaks of ${topic} ("${word}"), which the law protects most. Leave it out, or, if it means something else, add an override with reason, by and date`;
    return [planError(path, 'sensitive-name', message)];
  });
}

function personalFindings(name: string, type: PlannedAttribute['type'], path: PlanPath): PlanFinding[] {
  const isSaid = (word: string) => `"${name}" sounds as if it held personal data ("${word}")`;
  const word = heldWord(name, type);
  if (word !== undefined)
    return [
      planError(
        path,
        'personal-name',
        `${isSaid(word)}. Leave it out, make it an enum or buckets, or add an override with reason, by and date`,
      ),
    ];
  // `hasEmail` tells of an address that there is one.
  const claimed =
    type === 'boolean' ? undefined : findWord(name, [...personalNumbers, ...personalTexts, ...writtenTexts], 'atEnd');
  if (claimed === undefined) return [];
  const message = `${isSaid(claimed)}, which ${type} cannot; name what it tells, or add an override with reason, by and date`;
  return [planWarning(path, 'personal-name', message)];
}

/** The word for something personal that a value of this type could hold. */
function heldWord(name: string, type: PlannedAttribute['type']): string | undefined {
  if (type !== 'pattern' && type !== 'number') return undefined;
  const number = findWord(name, personalNumbers, 'anywhere');
  if (type === 'number' || number !== undefined) return number;
  return findWord(name, personalTexts, 'anywhere') ?? findWord(name, writtenTexts, 'atEnd');
}
