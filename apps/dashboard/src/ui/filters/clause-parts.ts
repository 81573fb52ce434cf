import { parseClause, QueryError, writeClause, type Clause, type Item } from '@usance/api';

type ValueItem = Extract<Item, { kind: 'value' | 'missing' }>;
type RangeItem = Extract<Item, { kind: 'range' }>;

/** How a condition is being written; the editor shows one of them at a time. */
export type ConditionForm = 'values' | 'range' | 'pattern';

export function formOf({ condition }: Clause): ConditionForm {
  if (condition.kind === 'pattern') return 'pattern';
  return condition.items.some(({ kind }) => kind === 'range') ? 'range' : 'values';
}

export function itemsOf({ condition }: Clause): readonly Item[] {
  return condition.kind === 'list' ? condition.items : [];
}

/** Adds a value to a clause's list, or takes it out again. */
export function toggleItem(clause: Clause, item: ValueItem): Clause {
  const others = itemsOf(clause).filter((other) => !isSame(other, item));
  const wasThere = others.length < itemsOf(clause).length;
  return { ...clause, condition: { kind: 'list', items: wasThere ? others : [...others, item] } };
}

export function hasItem(clause: Clause, item: ValueItem): boolean {
  return itemsOf(clause).some((other) => isSame(other, item));
}

/** The clause's only range, as its two ends; empty text is an open end. */
export function rangeOf(clause: Clause): { from: string; to: string } {
  const range = itemsOf(clause).find((item): item is RangeItem => item.kind === 'range');
  return { from: range?.from ?? '', to: range?.to ?? '' };
}

export function withRange(clause: Clause, { from, to }: { from: string; to: string }): Clause {
  const range: RangeItem = { kind: 'range', ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
  const isOpen = from === '' && to === '';
  return { ...clause, condition: { kind: 'list', items: isOpen ? [] : [range] } };
}

export function withPattern(clause: Clause, pattern: string): Clause {
  return { ...clause, condition: { kind: 'pattern', pattern } };
}

/** Whether a clause says nothing yet, so that it filters nothing. */
export function isBlank({ condition }: Clause): boolean {
  return condition.kind === 'pattern' ? condition.pattern === '' : condition.items.length === 0;
}

/** Why the server would refuse a clause, in its own words; a blank one is not wrong yet. */
export function faultOf(clause: Clause): string | undefined {
  if (isBlank(clause)) return undefined;
  try {
    parseClause(...writeClause(clause));
    return undefined;
  } catch (error) {
    if (error instanceof QueryError) return error.message;
    throw error;
  }
}

function isSame(left: Item, right: ValueItem): boolean {
  if (left.kind === 'value') return right.kind === 'value' && left.value === right.value;
  return left.kind === right.kind;
}
