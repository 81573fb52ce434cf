import { comparePlans, type PlanEffect } from '@usance/protocol';
import { CliError } from '../cli-error.ts';
import { textAtRevision } from './git-revision.ts';
import { acceptPlan, countOf, todayOf } from './load-plan.ts';
import { checkPlanText, defaultPlanFile, describePath, readPlanText, type PlacedFinding } from './plan-file.ts';
import type { PlanCall } from './plan-options.ts';

const gitPrefix = 'git:';

/** `usance plan diff`: what a change of the plan does, marked by whether it collects more or less. */
export async function diff(
  { options, isJson, terminal }: PlanCall,
  [from, to = defaultPlanFile]: string[],
): Promise<void> {
  if (from === undefined)
    throw new CliError(
      'usage',
      'Say what to compare with: usance plan diff <old> [new], where old is a file or git:<revision>',
    );
  const oldText = from.startsWith(gitPrefix)
    ? await textAtRevision(to, from.slice(gitPrefix.length))
    : await readPlanText(from);
  const texts = [
    [from, oldText],
    [to, await readPlanText(to)],
  ] as const;
  const [old, changed] = texts.map(([name, text]) =>
    acceptPlan(checkPlanText(name, text, todayOf(terminal)), terminal, isUnreadable),
  );
  if (old === undefined || changed === undefined) return;

  const changes = comparePlans(old.document, changed.document);
  const count = (effect: PlanEffect) => changes.filter((change) => change.effect === effect).length;
  const counts = { widening: count('widening'), narrowing: count('narrowing'), neutral: count('neutral') };
  if (isJson) {
    const sides = { old: { name: old.name, hash: old.hash }, new: { name: changed.name, hash: changed.hash } };
    terminal.print(JSON.stringify({ ...sides, ...counts, changes }, undefined, 2));
  } else {
    for (const { effect, path, text } of changes) terminal.print(`${effect.padEnd(9)}  ${describePath(path)}: ${text}`);
    const { widening, narrowing, neutral } = counts;
    terminal.print(
      changes.length === 0
        ? `Nothing changed: the SHA-256 of both is ${old.hash}`
        : `${countOf(changes.length, 'change')}: ${widening} widening, ${narrowing} narrowing, ${neutral} neutral`,
    );
  }
  if (options['fail-on-widening'] && counts.widening > 0)
    throw new CliError('failed', `The plan collects more than ${from} in ${countOf(counts.widening, 'place')}`);
}

/** An old plan need not be in order any more to be compared with. */
const isUnreadable = ({ rule }: PlacedFinding) => rule === 'shape' || rule === 'yaml';
