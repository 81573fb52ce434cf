import { distinctValuesOf, type FullShape } from './canonical.ts';
import { patternFault } from './pattern.ts';

/** What one value's type lets through more, or less, than another's. */
export interface ShapeChange {
  effect: 'widening' | 'narrowing';
  text: string;
}

/** How two types differ. What cannot be shown to be narrower counts as widening. */
export function compareShapes(old: FullShape, changed: FullShape): ShapeChange[] {
  if (old.type === 'enum' && changed.type === 'enum') return compareLists(old.values, changed.values, 'may be');
  if (old.type === 'buckets' && changed.type === 'buckets')
    return compareLists(old.bounds, changed.bounds, 'has a bucket from');
  if (old.type === 'pattern' && changed.type === 'pattern') {
    const isSame = old.pattern === changed.pattern;
    const text = `matches ${changed.pattern} instead of ${old.pattern}`;
    return [...(isSame ? [] : [{ effect: 'widening', text } as const]), ...compareDistinct(old, changed)];
  }
  if (old.type === changed.type) return compareDistinct(old, changed);
  const text = `is ${describeShape(changed)} instead of ${describeShape(old)}`;
  return [{ effect: isNarrower(old, changed) ? 'narrowing' : 'widening', text }];
}

/** A type in words: `one of dark, light`. */
export function describeShape(shape: FullShape): string {
  switch (shape.type) {
    case 'boolean':
      return 'yes or no';
    case 'number':
      return 'a number';
    case 'enum':
      return `one of ${shape.values.join(', ')}`;
    case 'buckets':
      return `a number, told only as from ${shape.bounds.join(', from ')}`;
    default:
      return `a text of at most 64 characters like ${shape.pattern}`;
  }
}

function compareLists<Item extends string | number>(
  old: readonly Item[],
  changed: readonly Item[],
  what: string,
): ShapeChange[] {
  const added = changed.filter((item) => !old.includes(item));
  const removed = old.filter((item) => !changed.includes(item));
  return [
    ...(added.length > 0 ? [{ effect: 'widening', text: `${what} ${added.join(', ')} too` } as const] : []),
    ...(removed.length > 0 ? [{ effect: 'narrowing', text: `${what} ${removed.join(', ')} no more` } as const] : []),
  ];
}

function compareDistinct(old: FullShape, changed: FullShape): ShapeChange[] {
  const [before = 0, after = 0] = [distinctValuesOf(old), distinctValuesOf(changed)];
  if (before === after) return [];
  const text = `has at most ${after} different values instead of ${before}`;
  return [{ effect: after > before ? 'widening' : 'narrowing', text }];
}

function isNarrower(old: FullShape, changed: FullShape): boolean {
  if (old.type === 'number') return changed.type === 'buckets';
  if (old.type !== 'pattern' || changed.type !== 'enum') return false;
  // An old pattern may be one that no plan may use today: such a one is not tried.
  if (patternFault(old.pattern) !== undefined) return false;
  const before = new RegExp(`^(?:${old.pattern})$`, 'u');
  return changed.values.every((text) => before.test(text));
}
