import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkPlanText } from './plan-file.ts';

const textOf = (path: string) => readFileSync(fileURLToPath(new URL(`../../../../${path}`, import.meta.url)), 'utf8');

describe('the plan of examples/notes', () => {
  const { findings, plan } = checkPlanText('usance.plan.yaml', textOf('examples/notes/usance.plan.yaml'), '2026-11-25');

  it('is in order', () => {
    expect(findings).toEqual([]);
  });

  it('declares what the program counts, and nothing else', () => {
    const calls = textOf('examples/notes/src/commands.ts').matchAll(/\.(?:track|event|time)\('([^']+)'/g);

    expect(new Set(Object.keys(plan?.document.features ?? {}))).toEqual(new Set(Array.from(calls, ([, name]) => name)));
  });
});

describe('the plan in docs/reference/plan.md', () => {
  it('is in order', () => {
    const [, yaml = ''] = /```yaml\n([^]*?)```/.exec(textOf('docs/reference/plan.md')) ?? [];

    expect(checkPlanText('plan.md', yaml, '2026-11-25').findings).toEqual([]);
    expect(yaml).toContain('features:');
  });
});
