import type { NewPlan, Product, PublishedPlan, PlanPublication } from '@usance/api';
import type { PlanDocument } from '@usance/protocol';
import type { PlanRecord } from '@usance/registry';
import type { Context } from '../context.ts';
import { planHash } from './plan-hash.ts';
import { changesOf, checkedPlan, weighPlan } from './weigh-plan.ts';

/** Puts a plan into force, if it is in order and, where it collects more, comes with a reason. The same plan again changes nothing. */
export async function publishPlan(
  { registry, directory, signer, now }: Pick<Context, 'registry' | 'directory' | 'signer' | 'now'>,
  { id, key }: Product,
  { plan: given, reason }: NewPlan,
): Promise<PlanPublication> {
  const publishedAt = now().toISOString();
  const { plan, warnings } = checkedPlan(given, publishedAt.slice(0, 10));
  const hash = planHash(plan);
  const current = await registry.plans.current(id);
  if (current?.hash === hash) return { ...publishedPlan(current), isNew: false, changes: [], warnings };

  const before = current === undefined ? undefined : documentOf(current);
  const weighed = weighPlan({ before, after: plan, reason, at: publishedAt });
  const version = (current?.version ?? 0) + 1;
  const signed = signer.sign('plan', { product: key, version, hash, publishedAt, plan });
  // Told first: a plan that nobody was told of must not come into force, even where the server is killed in between.
  await registry.privacyChanges.add(id, weighed);
  const record = { version, hash, document: plan, publishedAt, reason: weighed.reason, signed };
  await registry.plans.add(id, record);
  await directory.refresh();
  return { ...publishedPlan(record), isNew: true, changes: changesOf(before, plan), warnings };
}

/** What the world may see of it: all. */
export const publishedPlan = ({ document, ...record }: PlanRecord): PublishedPlan => ({
  ...record,
  plan: documentOf({ document }),
});

/** What is kept was checked before it was published. */
export const documentOf = ({ document }: Pick<PlanRecord, 'document'>): PlanDocument => document as PlanDocument;
