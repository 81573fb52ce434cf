import { chooseAction } from '../choose-action.ts';
import { CliError } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { check } from '../plan/check-action.ts';
import { diff } from '../plan/diff-action.ts';
import { docs, types } from '../plan/generate-action.ts';
import { history, show } from '../plan/published-action.ts';
import { push } from '../plan/push-action.ts';
import { planOptions, type PlanCall } from '../plan/plan-options.ts';

interface Action {
  run: (call: PlanCall, files: string[]) => Promise<void>;
  /** How many files it takes at most. */
  files: number;
  options: readonly (keyof typeof planOptions)[];
}

const ofServer = ['server', 'token', 'product'] as const;

/** What can be done with a plan, by its first word. */
const actions: Record<string, Action> = {
  check: { run: check, files: 1, options: [] },
  types: { run: types, files: 1, options: ['out', 'check'] },
  diff: { run: diff, files: 2, options: ['fail-on-widening'] },
  push: { run: push, files: 1, options: [...ofServer, 'reason'] },
  show: { run: show, files: 0, options: ofServer },
  history: { run: history, files: 0, options: ofServer },
  docs: { run: docs, files: 1, options: ['out', 'check'] },
};

/** `usance plan`: checks a product's tracking plan, compares two, publishes it, and writes types and documents from one. */
export const plan = defineCommand({
  name: 'plan',
  about: 'Checks a tracking plan, compares two, publishes it, and writes types and documents from one.',
  usage: [
    'plan check [usance.plan.yaml]',
    'plan types [usance.plan.yaml] --out src/telemetry.generated.ts',
    'plan diff <old file or git:revision> [usance.plan.yaml]',
    'plan push [usance.plan.yaml] --product "Field Notes" [--reason "Shows which export to mend."]',
    'plan show --product "Field Notes"',
    'plan history --product "Field Notes"',
    'plan docs [usance.plan.yaml] --out PLAN.md',
  ],
  options: planOptions,
  run: async (call) => {
    const [name, ...files] = call.words;
    if (name === undefined)
      throw new CliError('usage', `Say what to do with the plan: ${Object.keys(actions).join(', ')}`);
    const action = chooseAction(actions, name, 'plan');
    const extra = files[action.files];
    if (extra !== undefined) throw new CliError('usage', `usance plan ${name} takes no further file: "${extra}"`);
    for (const [option, value] of Object.entries(call.options))
      if (value !== undefined && value !== false && !action.options.some((taken) => taken === option))
        throw new CliError('usage', `usance plan ${name} has no option --${option}; see usance plan --help`);
    await action.run(call, files);
  },
});
