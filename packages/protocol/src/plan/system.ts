import type { PlannedSystem } from '../plan.ts';

/** What can be told of the system that a product runs on: the wire's names, and `language`, which is `locale` without its region. */
export const systemFields = [
  'os',
  'osVersion',
  'arch',
  'cpu',
  'cores',
  'memoryMb',
  'gpu',
  'screen',
  'displays',
  'language',
  'locale',
  'runtime',
  'formFactor',
  'virtualMachine',
  'container',
] as const;
export type SystemField = (typeof systemFields)[number];

/** What is told where a plan does not say: little enough that nearly everybody has company. */
export const presetSystemFields: readonly SystemField[] = ['arch', 'language', 'os', 'osVersion'];

/** What a plan lets be told of the system, in the order of the names. */
export const systemFieldsOf = (system: PlannedSystem | undefined): readonly SystemField[] =>
  system?.fields.toSorted() ?? presetSystemFields;

/** What of it is told of those who did not agree to the rest, or when its time is over. */
export const presetPartOf = (fields: readonly SystemField[]): readonly SystemField[] =>
  presetSystemFields.filter((field) => fields.includes(field) || (field === 'language' && fields.includes('locale')));
