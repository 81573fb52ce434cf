import { ApiError, type ApiClient, type PublishedPlan } from '@usance/api';
import { stringify } from 'yaml';
import { CliError } from '../cli-error.ts';
import { chooseProduct, connect } from '../connection.ts';
import { asTable } from '../terminal/table.ts';
import type { PlanCall } from './plan-options.ts';

/** `usance plan show`: the plan in force, as a file would have it. */
export async function show({ options, isJson, terminal }: PlanCall): Promise<void> {
  const { api } = connect(options, terminal);
  const { id, name } = await chooseProduct(api, options.product);
  const { version, hash, publishedAt, plan, ...rest } = await planInForce(api, id, name);
  if (isJson) return terminal.print(JSON.stringify({ version, hash, publishedAt, plan, ...rest }, undefined, 2));
  terminal.print(
    `# Version ${version} of ${publishedAt.slice(0, 10)}, SHA-256 ${hash}\n${stringify(plan, { lineWidth: 120 })}`,
  );
}

/** `usance plan history`: all that were published, the newest first, and what each changed. */
export async function history({ options, isJson, terminal }: PlanCall): Promise<void> {
  const { api } = connect(options, terminal);
  const { id, name } = await chooseProduct(api, options.product);
  const { plans } = await api.plans(id);
  if (isJson) return terminal.print(JSON.stringify({ plans }, undefined, 2));
  if (plans.length === 0) return terminal.print(noPlan(name));
  const rows = plans.map(({ version, publishedAt, changes, reason }) => {
    const count = (effect: string) => changes.filter((change) => change.effect === effect).length;
    return {
      version,
      day: publishedAt.slice(0, 10),
      widening: count('widening'),
      narrowing: count('narrowing'),
      neutral: count('neutral'),
      reason,
    };
  });
  terminal.print(asTable(rows));
}

async function planInForce(api: ApiClient, id: number, name: string): Promise<PublishedPlan> {
  try {
    return await api.plan(id);
  } catch (cause) {
    if (cause instanceof ApiError && cause.code === 'not-found') throw new CliError('failed', noPlan(name), { cause });
    throw cause;
  }
}

const noPlan = (name: string) => `"${name}" has no plan: any feature is counted. Publish one by usance plan push`;
