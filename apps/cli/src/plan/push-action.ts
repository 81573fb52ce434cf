import { ApiError } from '@usance/api';
import { CliError } from '../cli-error.ts';
import { chooseProduct, connect } from '../connection.ts';
import { countOf, loadPlan } from './load-plan.ts';
import { defaultPlanFile, describePath } from './plan-file.ts';
import type { PlanCall } from './plan-options.ts';

/** `usance plan push`: puts a plan into force, as the last step of a build does. The same plan again changes nothing. */
export async function push({ options, isJson, terminal }: PlanCall, [file = defaultPlanFile]: string[]): Promise<void> {
  const { document, name } = await loadPlan(file, terminal);
  const { api } = connect(options, terminal);
  const product = await chooseProduct(api, options.product);
  const { reason } = options;
  const published = await api
    .putPlan(product.id, { plan: document, ...(reason === undefined ? {} : { reason }) })
    .catch((cause: unknown) => {
      if (!(cause instanceof ApiError) || cause.code !== 'needs-reason') throw cause;
      throw new CliError('failed', `${cause.message}. Give it by --reason "…"`, { cause });
    });
  if (isJson) return terminal.print(JSON.stringify(published, undefined, 2));
  const { version, hash, isNew, changes, warnings } = published;
  for (const warning of warnings) terminal.say(`warning: ${warning}`);
  for (const { effect, path, text } of changes) terminal.print(`${effect.padEnd(9)}  ${describePath(path)}: ${text}`);
  terminal.print(
    isNew
      ? `Version ${version} of the plan of "${product.name}" is in force, with ${countOf(changes.length, 'change')}: SHA-256 ${hash}`
      : `${name} is in force already, as version ${version} of the plan of "${product.name}": nothing changed.`,
  );
}
