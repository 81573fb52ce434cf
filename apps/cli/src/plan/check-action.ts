import { CliError } from '../cli-error.ts';
import { countOf, todayOf } from './load-plan.ts';
import { checkPlanText, defaultPlanFile, describeFinding, readPlanText } from './plan-file.ts';
import type { PlanCall } from './plan-options.ts';

/** `usance plan check`: everything that is wrong with a plan, each at its line. */
export async function check({ isJson, terminal }: PlanCall, [file = defaultPlanFile]: string[]): Promise<void> {
  const checked = checkPlanText(file, await readPlanText(file), todayOf(terminal));
  const { findings, plan } = checked;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;

  if (isJson) {
    const told = { file, hash: plan?.hash ?? null, errors, warnings, findings };
    terminal.print(JSON.stringify(told, undefined, 2));
  } else for (const finding of findings) terminal.print(describeFinding(checked, finding));

  if (errors > 0)
    throw new CliError('failed', `${file} has ${countOf(errors, 'error')} and ${countOf(warnings, 'warning')}`);
  if (isJson || plan === undefined) return;
  const { features, properties = {} } = plan.document;
  const size = `${countOf(Object.keys(features).length, 'feature')} and ${Object.keys(properties).length} properties`;
  terminal.print(`${file} is in order, with ${countOf(warnings, 'warning')}: ${size}, SHA-256 ${plan.hash}`);
}
