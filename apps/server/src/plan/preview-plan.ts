import type { PlanPreview, Product } from '@usance/api';
import { findClaim } from '@usance/documents';
import { checkPlan, type PlanDocument } from '@usance/protocol';
import type { Context } from '../context.ts';
import { planHash } from './plan-hash.ts';
import { documentOf } from './publish-plan.ts';
import { publishedTexts } from './published-texts.ts';
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

/** Texts that are published may claim no more than our own do. */
function claimFindings(plan: PlanDocument): PlanPreview['findings'] {
  return publishedTexts(plan).flatMap(({ path, text }) => {
    const claim = findClaim(text);
    const message = `"${claim}" claims what cannot be shown; say what is done instead`;
    return claim === undefined ? [] : [{ path, severity: 'error' as const, message }];
  });
}
