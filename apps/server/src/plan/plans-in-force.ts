import { compilePlan, type CompiledPlan, type PlanInForce } from '@usance/collector';
import type { Plans } from '@usance/registry';
import { documentOf } from './publish-plan.ts';

/** The plans that decide what is taken now, by product. */
export interface PlansInForce {
  /** As the registry has them. Each version is compiled once. */
  read(): Promise<ReadonlyMap<number, PlanInForce>>;
}

export function createPlansInForce(plans: Pick<Plans, 'heads' | 'current'>): PlansInForce {
  let compiled = new Map<number, { hash: string; plan: CompiledPlan }>();

  /** `undefined` if the product was deleted meanwhile. */
  async function compiledPlan(productId: number, hash: string) {
    const known = compiled.get(productId);
    if (known?.hash === hash) return known;
    const record = await plans.current(productId);
    return record && { hash: record.hash, plan: compilePlan(documentOf(record)) };
  }

  return {
    async read() {
      const published = new Map<number, string[]>();
      for (const { productId, hash } of await plans.heads())
        published.set(productId, [...(published.get(productId) ?? []), hash]);
      const next: typeof compiled = new Map();
      const inForce = new Map<number, PlanInForce>();
      for (const [productId, hashes] of published) {
        const entry = await compiledPlan(productId, hashes.at(-1) ?? '');
        if (entry === undefined) continue;
        next.set(productId, entry);
        inForce.set(productId, { ...entry.plan, published: new Set([...hashes, entry.hash]) });
      }
      compiled = next;
      return inForce;
    },
  };
}
