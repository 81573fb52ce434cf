import type { PlanPreview, Product } from '@usance/api';
import { findClaim } from '@usance/documents';
import { checkPlan, fullPlan, type PlanDocument } from '@usance/protocol';
import type { Context } from '../context.ts';
import { planHash } from './plan-hash.ts';
import { documentOf } from './publish-plan.ts';
import { changesOf } from './weigh-plan.ts';

/** What publishing this plan would come to, by the same rules. */
export async function previewPlan(
  { registry, now }: Pick<Context, 'registry' | 'now'>,
  { id }: Product,
  given: unknown,
): Promise<PlanPreview> {
  const checked = checkPlan(given, { today: now().toISOString().slice(0, 10) });
  const found = checked.map(({ path, severity, message }) => ({ path: [...path], severity, message }));
  if (checked.some(({ severity }) => severity === 'error')) return { findings: found, changes: [], isNew: false };

  const plan = given as PlanDocument; // its shape was found to be right
  const findings = [...found, ...claimFindings(plan)];
  if (findings.some(({ severity }) => severity === 'error')) return { findings, changes: [], isNew: false };
  const current = await registry.plans.current(id);
  const isNew = current?.hash !== planHash(plan);
  return { findings, changes: isNew ? changesOf(current && documentOf(current), plan) : [], isNew };
}

/** Descriptions are published, so they may claim no more than our own texts do. */
function claimFindings(plan: PlanDocument): PlanPreview['findings'] {
  const { features, properties } = fullPlan(plan);
  return Object.entries({ features, properties }).flatMap(([part, items]) =>
    Object.entries(items).flatMap(([name, { description }]) => {
      const claim = findClaim(description);
      const message = `"${claim}" claims what cannot be shown; say what is done instead`;
      return claim === undefined ? [] : [{ path: [part, name, 'description'], severity: 'error' as const, message }];
    }),
  );
}
