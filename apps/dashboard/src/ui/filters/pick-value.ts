import { missingWord, parseClause, writeClause, parseSubject } from '@usance/api';
import { toggleItem } from './clause-parts.ts';

/** Values that reports make themselves; nothing can be filtered by them. */
const unfilterable = new Set(['(rest)', '(other)']);

export function isPickable(value: string): boolean {
  return !unfilterable.has(value);
}

/**
 * The filter that a click on a value leads to: only that value, beside those already chosen one after the other. Clicking
 * a value that is chosen takes it out; `undefined` means that no filter is left.
 */
export function pickValue(key: string, value: string, current: string | undefined): string | undefined {
  const subject = parseSubject(key);
  if (!subject) return current;
  const item = value === missingWord ? ({ kind: 'missing' } as const) : ({ kind: 'value', value } as const);
  const fresh = { subject, isNegated: false, condition: { kind: 'list', items: [item] } } as const;
  const clause = current === undefined ? undefined : readable(key, current);
  const isList = clause?.condition.kind === 'list' && !clause.isNegated;
  const picked = isList ? toggleItem(clause, item) : fresh;
  const isEmpty = picked.condition.kind === 'list' && picked.condition.items.length === 0;
  return isEmpty ? undefined : writeClause(picked)[1];
}

function readable(key: string, value: string) {
  try {
    return parseClause(key, value);
  } catch {
    return undefined;
  }
}
