import {
  checkPlan,
  comparePlans,
  compareWithOpen,
  fullPlan,
  type PlanChange,
  type PlanDocument,
} from '@usance/protocol';
import type { ChangedThing, PrivacyChange } from '@usance/registry';
import { refuseClaim } from '../privacy/weigh-settings.ts';
import { publishedTexts } from './published-texts.ts';
import { ProblemError } from '../problem-error.ts';

/** So many faults are told of at once. */
const maxFaults = 10;

/**
 * A plan that is in order, as of a day, with what may be wrong with it all the same. Throws the problem `invalid-plan`, which names what is
 * wrong, or `forbidden-claim`, since descriptions are published.
 */
export function checkedPlan(value: unknown, today: string): { plan: PlanDocument; warnings: string[] } {
  const findings = checkPlan(value, { today });
  const told = findings.map(({ path, message }) => `${path.join(' › ')}${path.length > 0 ? ': ' : ''}${message}`);
  const faults = told.filter((_, at) => findings[at]?.severity === 'error');
  if (faults.length > 0) {
    const more = faults.length > maxFaults ? `; and ${faults.length - maxFaults} more` : '';
    const first = findings.find(({ severity }) => severity === 'error');
    throw new ProblemError(
      'invalid-plan',
      `${faults.slice(0, maxFaults).join('; ')}${more}`,
      ['plan', ...(first?.path ?? [])].join('/'),
    );
  }
  const plan = value as PlanDocument; // its shape was found to be right
  for (const { path, text } of publishedTexts(plan)) refuseClaim(text, ['plan', ...path].join('/'));
  return { plan, warnings: told.filter((_, at) => findings[at]?.severity === 'warning') };
}

/** What changes from one plan to the next; without a plan before, from open mode. */
export const changesOf = (before: PlanDocument | undefined, after: PlanDocument): PlanChange[] =>
  before === undefined ? compareWithOpen(after) : comparePlans(before, after);

interface Weighed {
  before: PlanDocument | undefined;
  after: PlanDocument;
  reason: string | undefined;
  at: string;
}

/** What is to be told of a new plan. One that widens has to come with a reason: throws the problem `needs-reason`, which names what widens. */
export function weighPlan({ before, after, reason, at }: Weighed): Omit<PrivacyChange, 'id'> {
  const changes = changesOf(before, after);
  const widening = changes.filter(({ effect }) => effect === 'widening');
  const given = reason?.trim();
  if (widening.length > 0 && (given === undefined || given === '')) {
    const what = widening.slice(0, maxFaults).map(({ path, text }) => `${path.join(' › ')}: ${text}`);
    throw new ProblemError(
      'needs-reason',
      `this plan collects more than the one before it; say why in "reason", which everyone can read. ${what.join('; ')}`,
      'reason',
    );
  }
  if (given !== undefined) refuseClaim(given, 'reason');
  const isNarrower = changes.some(({ effect }) => effect === 'narrowing');
  return {
    at,
    subject: 'plan',
    direction: widening.length > 0 ? 'widening' : isNarrower ? 'narrowing' : 'neutral',
    details: changes.map((change) => detailOf(change, before, after)),
    reason: widening.length > 0 ? (given ?? null) : null,
  };
}

/** A value that changed is told as it was and is; what came, went or cannot be told so, in a sentence. */
function detailOf({ path, text }: PlanChange, before: PlanDocument | undefined, after: PlanDocument): ChangedThing {
  const [was, is] = [before && scalarAt(fullPlan(before), path), scalarAt(fullPlan(after), path)];
  const what = path.join('/');
  return was === undefined || is === undefined ? { what, before: '–', after: text } : { what, before: was, after: is };
}

function scalarAt(value: unknown, path: PlanChange['path']): string | number | boolean | undefined {
  let part = value;
  for (const key of path) {
    if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) return undefined;
    part = (part as Record<string | number, unknown>)[key]; // it has this key
  }
  return typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean' ? part : undefined;
}
