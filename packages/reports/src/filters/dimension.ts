/** How a dimension's values compare: as text, by the numbers in a version, as numbers, or as a list of texts. */
export type DimensionKind = 'text' | 'version' | 'number' | 'list';

/** What every session day carries and any report can filter or split by, with the column that holds it. */
export const dimensions = [
  { name: 'version', kind: 'version', column: 'version' },
  { name: 'build', kind: 'version', column: 'build' },
  { name: 'edition', kind: 'text', column: 'edition' },
  { name: 'language', kind: 'text', column: 'language' },
  { name: 'licenseType', kind: 'text', column: 'license_type' },
  { name: 'licenseStatus', kind: 'list', column: 'license_status' },
  { name: 'os', kind: 'text', column: 'os' },
  { name: 'osVersion', kind: 'version', column: 'os_version' },
  { name: 'arch', kind: 'text', column: 'arch' },
  { name: 'cpu', kind: 'text', column: 'cpu' },
  { name: 'cores', kind: 'number', column: 'cores' },
  { name: 'memoryMb', kind: 'number', column: 'memory_mb' },
  { name: 'gpu', kind: 'text', column: 'gpu' },
  { name: 'screen', kind: 'text', column: 'screen' },
  { name: 'screenScale', kind: 'number', column: 'screen_scale' },
  { name: 'displays', kind: 'number', column: 'displays' },
  { name: 'locale', kind: 'text', column: 'locale' },
  { name: 'runtime', kind: 'text', column: 'runtime' },
  { name: 'formFactor', kind: 'text', column: 'form_factor' },
  { name: 'virtualMachine', kind: 'text', column: 'virtual_machine' },
  { name: 'container', kind: 'text', column: 'container' },
  { name: 'continent', kind: 'text', column: 'country' }, // made of the country when it is asked for
  { name: 'country', kind: 'text', column: 'country' },
  { name: 'environment', kind: 'text', column: 'environment' },
  { name: 'kind', kind: 'text', column: 'kind' },
] as const satisfies readonly { name: string; kind: DimensionKind; column: string }[];

export type Dimension = (typeof dimensions)[number];
export type DimensionName = Dimension['name'];

const byName = new Map<string, Dimension>(dimensions.map((dimension) => [dimension.name, dimension]));

/** The dimension of this name, if there is one. Properties are not among them: see `Subject`. */
export const findDimension = (name: string): Dimension | undefined => byName.get(name);
