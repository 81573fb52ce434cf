import type { Condition } from '../filters/clause.ts';

/** Whether a condition on a feature's count holds for an installation that never used it. */
export const acceptsZero = (condition: Condition): boolean =>
  condition.kind === 'list' &&
  condition.items.some(
    (item) =>
      (item.kind === 'value' && Number(item.value) === 0) || (item.kind === 'range' && Number(item.from ?? 0) === 0),
  );
