import { fullPlan, type PlanDocument } from '@usance/protocol';

/** What of a plan is kept for so many days, and no longer. */
export interface KeptParts {
  days: number;
  features: string[];
  properties: string[];
}

/** Features and properties by their `retention`, of those that ask for less than their product keeps anyway. */
export function shorterParts(plan: PlanDocument, keepDays: number): KeptParts[] {
  const { features, properties } = fullPlan(plan);
  const parts = new Map<number, KeptParts>();
  const partsOf = (days: number) => {
    const known = parts.get(days) ?? { days, features: [], properties: [] };
    parts.set(days, known);
    return known;
  };
  for (const [name, { retention }] of Object.entries(features))
    if (retention < keepDays) partsOf(retention).features.push(name);
  for (const [name, { retention }] of Object.entries(properties))
    if (retention < keepDays) partsOf(retention).properties.push(name);
  return [...parts.values()];
}
