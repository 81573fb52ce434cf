import type { Subject } from './subject.ts';

/** One of the alternatives in a list. The ends of a range are inclusive; one of them may be open. */
export type Item =
  | { kind: 'value'; value: string }
  | { kind: 'range'; from?: string; to?: string }
  | { kind: 'missing' };

/** What a value must be: any one of a list, or text in which an RE2 pattern is found. */
export type Condition = { kind: 'list'; items: readonly Item[] } | { kind: 'pattern'; pattern: string };

/** One filter. Negation turns the whole condition round, so it lets missing values through. */
export interface Clause {
  subject: Subject;
  isNegated: boolean;
  condition: Condition;
}

/** How the value that is not there is written. */
export const missingWord = '(none)';
