import { basename } from 'node:path';
import {
  describeShape,
  systemFieldsOf,
  type PlannedAttribute,
  type PlannedFeature,
  type PlannedLoosening,
  type PlannedProperty,
  type PlannedSystem,
  type Purpose,
} from '@usance/protocol';
import type { LoadedPlan } from './load-plan.ts';

const meanings: Readonly<Record<Purpose, string>> = {
  basic: 'that the product ran, which version of it, and on what kind of system',
  usage: 'which features are used, and how often',
  diagnostics: 'that the product failed: the type of the exception, and where in the product it arose',
  content: 'values: what was chosen, or how large something was',
  messages: 'which of the makers’ messages were seen',
};

/** The plan as a Markdown page for people: what is collected, why, for what, by whom it is answered for, and for how long. */
export function planTable({ name, document, hash }: LoadedPlan): string {
  const { product, features, properties = {}, system, exceptions, loosened = [] } = document;
  const messages = exceptions?.messages ?? [];
  return `# What ${prose(product)} collects

<!-- Written by \`usance plan docs\` from ${basename(name)}: change that file and run the command again. -->

Each entry names the purpose that it needs, and is collected only from those who agreed to that purpose. Beside what the purposes
\`basic\` and \`diagnostics\` cover by themselves, nothing is collected that does not stand here.

${Object.entries(meanings)
  .map(([purpose, meaning]) => `- \`${purpose}\`: ${meaning}`)
  .join('\n')}

The plan's SHA-256 is \`${hash}\`.

## Features

${table(sorted(features).flatMap(([feature, item]) => featureRows(feature, item)))}

## Values of an installation

${table(sorted(properties).map(([property, item]) => itemRow(code(property), item, { type: typeCell(item), purpose: item.purpose ?? 'content' })))}

## Of the system

${systemText(system)}

## Messages of exceptions

${
  messages.length === 0
    ? 'None.'
    : messages
        .toSorted()
        .map((pattern) => `- ${code(pattern)}`)
        .join('\n')
}

## Where people are not asked first

${loosenedText(loosened)}
`;
}

const loosenedKinds: Readonly<Record<PlannedLoosening['purposeClass'], string>> = {
  usage: 'usage under an ID',
  noId: 'usage without an ID',
  diagnostics: 'exceptions',
};

const loosenedModes: Readonly<Record<PlannedLoosening['mode'], string>> = {
  'opt-out': 'until they object',
  notice: 'once they have been told',
};

function loosenedText(loosened: readonly PlannedLoosening[]): string {
  if (loosened.length === 0) return 'Nowhere where the rules of the region say that people are to be asked first.';
  const rows = loosened.map(({ region, purposeClass, mode, reason, legalBasis, by, date }) => [
    code(region),
    loosenedKinds[purposeClass],
    loosenedModes[mode],
    prose(reason),
    prose(legalBasis),
    prose(by),
    date,
  ]);
  return tableOf(
    ['Region', 'What is collected', 'Until or when', 'Why', 'Legal basis', 'Decided by', 'On'],
    rows.toSorted(([one = ''], [other = '']) => one.localeCompare(other, 'en')),
  );
}

/** What is told of systems: of all installations, or of those who agreed to more. */
function systemText(system: PlannedSystem | undefined): string {
  const told = systemFieldsOf(system);
  const list = told.length === 0 ? 'Nothing.' : `${told.map(code).join(', ')}.`;
  if (system === undefined) return list;
  const { description, added, expires, owner } = system;
  return `${list} ${prose(description)} From ${added} until ${expires}, answered for by ${prose(owner)}.`;
}

const columns = ['Name', 'What and why', 'Type', 'Purpose', 'Since', 'Until', 'Kept', 'Answered for by'];

const table = (rows: string[][]): string => (rows.length === 0 ? 'None.' : tableOf(columns, rows));

const tableOf = (heads: string[], rows: string[][]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function featureRows(name: string, feature: PlannedFeature): string[][] {
  const { detail = false, attributes = {}, purpose = 'usage' } = feature;
  const type = detail ? 'how often, and single occurrences with their hour' : 'how often';
  return [
    itemRow(code(name), feature, { type, purpose }),
    ...sorted(attributes).map(([key, attribute]) => [
      `${code(name)} › ${code(key)}`,
      prose(attribute.description),
      typeCell(attribute),
      purposesCell(purpose === 'usage' ? [purpose, 'content'] : ['usage', purpose, 'content']),
      attribute.added !== undefined && attribute.added > feature.added ? attribute.added : feature.added,
      feature.expires,
      keptCell(feature.retention),
      prose(feature.owner),
    ]),
  ];
}

interface Told {
  type: string;
  purpose: Purpose;
}

function itemRow(name: string, item: PlannedFeature | PlannedProperty, { type, purpose }: Told): string[] {
  const preset = 'type' in item ? 'content' : 'usage';
  return [
    name,
    prose(item.description),
    type,
    purposesCell(purpose === preset ? [purpose] : [preset, purpose]),
    item.added,
    item.expires,
    keptCell(item.retention),
    prose(item.owner),
  ];
}

const purposesCell = (purposes: readonly string[]) => purposes.map((purpose) => `\`${purpose}\``).join(' and ');
const keptCell = (days: number) => `${days} ${days === 1 ? 'day' : 'days'}`;
const typeCell = (value: PlannedAttribute | PlannedProperty) => {
  const most = 'distinct' in value && value.distinct !== undefined ? `, at most ${value.distinct} different ones` : '';
  return value.type === 'pattern'
    ? `a text of at most 64 characters that matches ${code(value.pattern)}${most}`
    : `${prose(describeShape(value))}${most}`;
};

const sorted = <Item>(items: Record<string, Item>): [string, Item][] =>
  Object.entries(items).toSorted(([one], [other]) => (one < other ? -1 : 1));

/** Text in a cell that Markdown takes as it is. */
const prose = (text: string) =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>|#]/g, '\\$&');

/** Text in a cell as code. Only a bar must be marked there, and backticks need more of them around. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const inside = text.replaceAll('|', '\\|');
  return longest === 0 ? `${fence}${inside}${fence}` : `${fence} ${inside} ${fence}`;
}
