import type { Purpose } from '../core/wire.ts';

/** What each purpose tells of a person's use, in the fewest words. */
export const purposeWords: Readonly<Record<Purpose, string>> = {
  basic: 'that it ran, when and how long, its version, and on what kind of system',
  usage: 'which features are used, and how often',
  diagnostics: 'which errors occur, and where in the program',
  content: 'values that the program sets, such as settings',
  messages: 'which messages of its makers were shown',
};
