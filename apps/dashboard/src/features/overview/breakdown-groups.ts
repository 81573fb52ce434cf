import type { Dimension } from '@usance/api';

/** What belongs together on one card, the most asked first. A product's own properties make a card of their own. */
const groups = {
  versions: ['version', 'build', 'edition'],
  systems: ['os', 'osVersion', 'arch'],
  languages: ['language', 'locale'],
  licences: ['licenseType', 'licenseStatus'],
  hardware: ['memoryMb', 'cores', 'screen', 'gpu', 'cpu', 'formFactor'],
  surroundings: ['runtime', 'virtualMachine', 'container', 'displays', 'screenScale'],
} as const;

export type BreakdownGroup = keyof typeof groups | 'properties';

/** The dimensions of a group that the server knows; all of them as long as it has not said. */
export function dimensionsOf(group: BreakdownGroup, known: readonly Dimension[] | undefined): string[] {
  const names = known?.map(({ name }) => name);
  if (group === 'properties') return (names ?? []).filter((name) => name.startsWith('property.'));
  return groups[group].filter((name) => !names || names.includes(name));
}
