import type { InstallationHistory } from '@usance/api';

type SessionDay = InstallationHistory['sessionDays'][number];

/** Something that an installation told of itself. */
export interface KnownFact {
  /** As a filter names it: `os`, `property.theme`; `purposes` is what the person agreed to. */
  key: string;
  first: string | undefined;
  last: string | undefined;
}

const dimensions = [
  'version',
  'build',
  'edition',
  'language',
  'licenseType',
  'licenseStatus',
  'os',
  'osVersion',
  'arch',
  'cpu',
  'cores',
  'memoryMb',
  'gpu',
  'screen',
  'screenScale',
  'displays',
  'locale',
  'runtime',
  'formFactor',
  'virtualMachine',
  'container',
  'country',
  'environment',
  'kind',
] as const satisfies readonly (keyof SessionDay)[];

/** What was told with the first and with the last session day that is kept; what neither told is left out. */
export function knownFacts(sessionDays: readonly SessionDay[]): KnownFact[] {
  const [last, first] = [sessionDays[0], sessionDays.at(-1)]; // the newest comes first
  if (!first || !last) return [];
  const properties = new Set([first, last].flatMap((one) => Object.keys(one.properties)));
  return [
    { key: 'purposes', first: textOf(first.purposes), last: textOf(last.purposes) },
    ...dimensions.map((key) => ({ key, first: textOf(first[key]), last: textOf(last[key]) })),
    ...[...properties].toSorted().map((key) => ({
      key: `property.${key}`,
      first: first.properties[key],
      last: last.properties[key],
    })),
  ].filter((fact) => fact.first !== undefined || fact.last !== undefined);
}

function textOf(value: string | number | null | readonly string[]): string | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value.length === 0 ? undefined : value.join(', ');
}
