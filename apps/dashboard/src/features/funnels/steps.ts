import { tokensOf } from '@usance/api';

/** A step as the API writes it: a feature's name, or a value as in a filter. */
export type Step = { kind: 'feature'; name: string } | { kind: 'value'; key: string; value: string };

/** As many as a funnel can have. */
export const mostSteps = 8;

/** The steps in an address; those that cannot be read are none. */
export function readSteps(text: string | undefined): Step[] {
  if (text === undefined || text === '') return [];
  return (tokensOf(text) ?? []).flatMap((token) => {
    if (token.text === '') return [];
    const cut = token.text.indexOf('=');
    if (cut === -1) return [{ kind: 'feature', name: token.text }];
    const [key, value] = [token.text.slice(0, cut), token.text.slice(cut + 1)];
    return [key === 'feature' ? { kind: 'feature', name: value } : { kind: 'value', key, value }];
  });
}

/** The text that `readSteps` and the API read as these; `undefined` for none. */
export function writeSteps(steps: readonly Step[]): string | undefined {
  if (steps.length === 0) return undefined;
  return steps.map((step) => quoted(textOf(step))).join(',');
}

/** The step at the index changes its place with a neighbour. */
export function moveStep(steps: readonly Step[], index: number, by: -1 | 1): Step[] {
  const [step, other] = [steps[index], steps[index + by]];
  if (!step || !other) return [...steps];
  return steps.with(index, other).with(index + by, step);
}

function textOf(step: Step): string {
  if (step.kind === 'value') return `${step.key}=${step.value}`;
  return step.name.includes('=') ? `feature=${step.name}` : step.name;
}

/** What would end or change the list stands in quotes. */
function quoted(text: string): string {
  return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
