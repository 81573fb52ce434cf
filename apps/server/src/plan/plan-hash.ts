import { createHash } from 'node:crypto';
import { canonicalPlan, type PlanDocument } from '@usance/protocol';

/** What identifies a plan on the wire: the SHA-256 of its canonical text, whatever the order of its keys. */
export const planHash = (plan: PlanDocument): string => createHash('sha256').update(canonicalPlan(plan)).digest('hex');
