import type { PlanDocument } from '../plan.ts';
import { comparePlans, type PlanChange } from './compare.ts';

/**
 * What a product's first plan changes. Before it, any feature was counted under any name, and nothing else was taken: names become fewer, while
 * single occurrences, properties and messages are new.
 */
export function compareWithOpen(plan: PlanDocument): PlanChange[] {
  const names = Object.entries(plan.features);
  const open: PlanDocument = {
    product: plan.product,
    features: Object.fromEntries(
      names.map(([name, { detail: _detail, attributes: _attributes, ...counted }]) => [name, counted]),
    ),
  };
  const listed = `only the ${names.length} features of the plan are counted, instead of any`;
  return [{ path: ['features'], effect: 'narrowing', text: listed }, ...comparePlans(open, plan)];
}
