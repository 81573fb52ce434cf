import type { PlanDocument } from '../plan.ts';
import type { PlanChange } from './compare-entry.ts';
import { comparePlans } from './compare.ts';
import { systemFieldsOf } from './system.ts';

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
    ...(plan.system !== undefined && { system: plan.system }),
  };
  const listed = `only the ${names.length} features of the plan are counted, instead of any`;
  const told = systemFieldsOf(plan.system).join(', ');
  const ofSystem = `tells ${told === '' ? 'nothing' : `only ${told}`} of the system, instead of everything`;
  return [
    { path: ['features'], effect: 'narrowing', text: listed },
    { path: ['system'], effect: 'narrowing', text: ofSystem },
    ...comparePlans(open, plan),
  ];
}
