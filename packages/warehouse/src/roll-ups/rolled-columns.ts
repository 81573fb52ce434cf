/** The dimensions that have roll-ups: columns of `session_days` with one value a row, text or number. */
export const rolledColumns = [
  'version',
  'build',
  'edition',
  'language',
  'license_type',
  'os',
  'os_version',
  'arch',
  'cpu',
  'cores',
  'memory_mb',
  'gpu',
  'screen',
  'screen_scale',
  'displays',
  'locale',
  'runtime',
  'form_factor',
  'virtual_machine',
  'container',
  'country',
] as const;

/** Whose roll-ups a row holds, beside those of a dimension's values. */
export const [allSubject, featureSubject] = ['', 'feature'];

/** Of a property, by its values: `''` where a row has none. A period without any of them is one in which nobody had the property. */
export const propertySubject = (key: string): string => `property.${key}`;

/** What people had agreed to, by the purposes as `purposesText` writes them. */
export const purposesSubject = 'purposes';

/** SQL for the purposes of a session day: `''` where none is known. Clients may name the same ones in any order. */
export const purposesText = `arrayStringConcat(arraySort(purposes), ', ')`;

/** The dimensions of which an installation's values are looked at in their order. */
export const orderedColumns = ['version', 'license_type'] as const;

export type OrderedColumn = (typeof orderedColumns)[number];

/** Who had several values of a dimension on one day, by these in their order, as JSON. Who had one, the dimension's own roll-ups tell. */
export const orderSubject = (column: string): string => `order.${column}`;

/** Of one of these, who had which value in the environments and kinds that are not counted by default: sets, and no sums. */
export const elsewhereSubject = (subject: string): string => `elsewhere.${subject}`;
