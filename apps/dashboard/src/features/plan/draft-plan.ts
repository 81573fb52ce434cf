import { addDays } from '../../ui/filters/day.ts';

/** How long an item of a first plan goes without a look at it: the longest that a plan allows is two years. */
const lifeDays = 365;

/**
 * The beginning of a plan: every feature that has arrived. What nobody but the vendor knows, a description and an owner, is left empty, and the
 * check names it.
 */
export function draftPlan(product: string, features: readonly string[], day: string): object {
  const feature = { description: '', owner: '', added: day, expires: addDays(day, lifeDays), retention: 395 };
  return { product, features: Object.fromEntries(features.toSorted().map((name) => [name, { ...feature }])) };
}
