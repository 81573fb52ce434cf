import type { PlanDocument } from '@usance/protocol';
import { CliError } from '../cli-error.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { checkPlanText, describeFinding, readPlanText, type CheckedPlan, type PlacedFinding } from './plan-file.ts';

/** A plan that may be worked with. */
export interface LoadedPlan {
  name: string;
  document: PlanDocument;
  hash: string;
}

export const todayOf = (terminal: Terminal): string => new Date(terminal.now()).toISOString().slice(0, 10);

/** Reads a plan that must be in order, but for what time alone has done to it: an old release must build as it did. */
export async function loadPlan(file: string, terminal: Terminal): Promise<LoadedPlan> {
  const checked = checkPlanText(file, await readPlanText(file), todayOf(terminal));
  return acceptPlan(checked, terminal, ({ rule }) => rule !== 'expired');
}

/** The plan, unless something is wrong with it that counts; that is said first. */
export function acceptPlan(
  checked: CheckedPlan,
  terminal: Terminal,
  counts: (finding: PlacedFinding) => boolean,
): LoadedPlan {
  const errors = checked.findings.filter((finding) => finding.severity === 'error' && counts(finding));
  if (checked.plan !== undefined && errors.length === 0) return { name: checked.name, ...checked.plan };
  for (const finding of errors) terminal.say(describeFinding(checked, finding));
  throw new CliError(
    'failed',
    `${checked.name} has ${countOf(errors.length, 'error')}; usance plan check shows all that is wrong`,
  );
}

export const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
