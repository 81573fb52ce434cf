import { CliError } from '../cli-error.ts';
import { loadPlan, type LoadedPlan } from './load-plan.ts';
import { defaultPlanFile } from './plan-file.ts';
import type { PlanCall } from './plan-options.ts';
import { planTable } from './plan-table.ts';
import { runtimePlan } from './runtime-plan.ts';
import { typescriptModule } from './typescript-module.ts';
import { writeGenerated } from './written-file.ts';

interface Generator {
  action: 'types' | 'docs';
  text: (plan: LoadedPlan) => string;
  /** What the answer in JSON holds beside the rest. */
  more: (plan: LoadedPlan) => Record<string, unknown>;
}

/** `usance plan types`: the plan for the SDK, and types by which what is not declared does not compile. */
export const types = generateWith({
  action: 'types',
  text: typescriptModule,
  more: ({ document, hash }) => ({ plan: runtimePlan(document, hash) }),
});

/** `usance plan docs`: the plan as a page for people. */
export const docs = generateWith({ action: 'docs', text: planTable, more: () => ({}) });

function generateWith({ action, text: textOf, more }: Generator) {
  return async ({ options, isJson, terminal }: PlanCall, [file = defaultPlanFile]: string[]): Promise<void> => {
    const { out, check: isCheck } = options;
    if (isCheck && out === undefined) throw new CliError('usage', `Say which file to check: --check --out <file>`);
    const plan = await loadPlan(file, terminal);
    const text = textOf(plan);
    const remedy = `usance plan ${action} ${file} --out ${out}`;
    const isChanged = out === undefined ? undefined : await writeGenerated(out, text, { isCheck, remedy });

    if (isJson) {
      const place = out === undefined ? { text } : { out, changed: isChanged };
      terminal.print(JSON.stringify({ file, hash: plan.hash, ...place, ...more(plan) }, undefined, 2));
    } else if (out === undefined) terminal.write(text);
    else terminal.print(isChanged === true ? `${out} is written.` : `${out} is as ${file} says; nothing changed.`);
  };
}
