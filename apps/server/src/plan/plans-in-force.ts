import { compilePlan, type CompiledPlan, type PlanInForce } from '@usance/collector';
import type { Plans } from '@usance/registry';
import type { DeclaredValues } from '@usance/reports';
import { declaredValues } from './declared-values.ts';
import { documentOf } from './publish-plan.ts';

/** A plan as the collector holds it, and what reports know of it. */
export interface HeldPlan {
  plan: PlanInForce;
  declared: DeclaredValues;
}

/** The plans that decide what is taken now, by product. */
export interface PlansInForce {
  /** As the registry has them. Each version is compiled once. */
  read(): Promise<ReadonlyMap<number, HeldPlan>>;
}

export function createPlansInForce(plans: Pick<Plans, 'heads' | 'current'>): PlansInForce {
  let compiled = new Map<number, { hash: string; plan: CompiledPlan; declared: DeclaredValues }>();

  /** `undefined` if the product was deleted meanwhile. */
  async function compiledPlan(productId: number, hash: string) {
    const known = compiled.get(productId);
    if (known?.hash === hash) return known;
    const record = await plans.current(productId);
    if (record === undefined) return undefined;
    const document = documentOf(record);
    return { hash: record.hash, plan: compilePlan(document), declared: declaredValues(document) };
  }

  return {
    async read() {
      const published = new Map<number, string[]>();
      for (const { productId, hash } of await plans.heads())
        published.set(productId, [...(published.get(productId) ?? []), hash]);
      const next: typeof compiled = new Map();
      const inForce = new Map<number, HeldPlan>();
      for (const [productId, hashes] of published) {
        const entry = await compiledPlan(productId, hashes.at(-1) ?? '');
        if (entry === undefined) continue;
        next.set(productId, entry);
        const { declared } = entry;
        inForce.set(productId, { plan: { ...entry.plan, published: new Set([...hashes, entry.hash]) }, declared });
      }
      compiled = next;
      return inForce;
    },
  };
}
