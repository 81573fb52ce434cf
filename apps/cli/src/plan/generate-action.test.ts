import type { SystemField } from '@usance/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePlanFolder, type PlanFolder } from './testing/plan-folder.ts';
import { runtimePlan } from './runtime-plan.ts';
import { typescriptModule } from './typescript-module.ts';
import { samplePlan } from './testing/sample-plan.ts';

let folder: PlanFolder;
let plan: string;
beforeEach(async () => {
  folder = await makePlanFolder();
  plan = await folder.write('usance.plan.yaml', samplePlan);
});
afterEach(() => folder.remove());

describe.each(['types', 'docs'])('usance plan %s', (action) => {
  it('writes a file once, and says when there is nothing to write', async () => {
    const out = folder.file('deep/down/generated');

    expect(await folder.plan(action, plan, '--out', out)).toEqual({
      code: 0,
      printed: `${out} is written.\n`,
      said: [],
    });
    expect(await folder.plan(action, plan, '--out', out)).toEqual({
      code: 0,
      printed: `${out} is as ${plan} says; nothing changed.\n`,
      said: [],
    });
    expect((await folder.plan(action, plan)).printed).toBe(await folder.read('deep/down/generated'));
  });

  it('with --check writes nothing, and fails if the file is another', async () => {
    const out = folder.file('generated');
    const check = () => folder.plan(action, plan, '--out', out, '--check');
    const remedy = `run usance plan ${action} ${plan} --out ${out}`;

    expect(await check()).toEqual({ code: 1, printed: '', said: [`${out} cannot be read; ${remedy}`] });
    await folder.plan(action, plan, '--out', out);
    expect(await check()).toMatchObject({ code: 0 });
    // As Git may check it out on Windows.
    await folder.write('generated', (await folder.read('generated')).replaceAll('\n', '\r\n'));
    expect(await check()).toMatchObject({ code: 0 });
    await folder.write('usance.plan.yaml', samplePlan.replace('Field Notes', 'Notes'));
    const before = await folder.read('generated');
    expect(await check()).toEqual({ code: 1, printed: '', said: [`${out} is not what the plan says; ${remedy}`] });
    expect(await folder.read('generated')).toBe(before);
  });

  it('says what is wrong with the plan and writes nothing, unless time alone did it', async () => {
    await folder.write('usance.plan.yaml', samplePlan.replace('owner: core team', 'owner: 7'));
    expect(await folder.plan(action, plan)).toEqual({
      code: 1,
      printed: '',
      said: [
        expect.stringContaining('usance.plan.yaml:5:5 error: features › Notes/Add › owner: owner must be text'),
        `${plan} has 1 error; usance plan check shows all that is wrong`,
      ],
    });

    await folder.write('usance.plan.yaml', samplePlan.replace('expires: 2028-10-01', 'expires: 2026-11-01'));
    expect(await folder.plan(action, plan)).toMatchObject({ code: 0, said: [] });
  });

  it('does not depend on the order of items in the plan', async () => {
    const [before] = samplePlan.split('features:');
    const turned = samplePlan.replace(/(features:\n)([^]*?)( {2}Notes\/Search:[^]*?)(?= {2}')/, '$1$3$2');
    const { printed } = await folder.plan(action, plan);
    await folder.write('usance.plan.yaml', turned);

    expect(turned).toContain(`${before}features:\n  Notes/Search:`);
    expect((await folder.plan(action, plan)).printed).toBe(printed);
  });

  it('says where it cannot write', async () => {
    const out = `${plan}/in-a-file`;

    expect(await folder.plan(action, plan, '--out', out)).toMatchObject({
      code: 1,
      said: [expect.stringMatching(/in-a-file cannot be written: E/)],
    });
  });
});

describe('usance plan types --json', () => {
  it('answers with the plan that the SDK takes', async () => {
    const answer = JSON.parse((await folder.plan('types', plan, '--json')).printed) as { hash: string; plan: unknown };
    const checked = JSON.parse((await folder.plan('check', plan, '--json')).printed) as { hash: string };

    expect(answer.hash).toBe(checked.hash);
    expect(answer.plan).toEqual({
      hash: checked.hash,
      features: {
        '404': { added: '2026-10-01', expires: '2028-10-01' },
        'Notes/Add': { added: '2026-10-01', expires: '2028-10-01' },
        'Notes/Search': {
          added: '2026-11-01', // its last attribute joined on that day
          expires: '2028-10-01',
          detail: true,
          attributes: { found: [0, 1, 10, 100], kind: ['plain', 'regex'], share: 'number', whole: 'boolean' },
        },
        'Say "hi"\\ | `now`': { purpose: 'diagnostics', added: '2026-10-01', expires: '2028-10-01' },
      },
      properties: {
        pluginVersion: {
          purpose: 'diagnostics',
          added: '2026-10-01',
          expires: '2028-10-01',
          is: { pattern: '\\d{1,3}(?:\\.\\d{1,3})*|none' },
        },
        theme: { added: '2026-10-01', expires: '2028-10-01', is: ['dark', 'light'] },
      },
      system: { preset: ['arch', 'language', 'os', 'osVersion'] },
      messages: ['E[A-Z]+: not found', 'no space left'],
    });
  });

  it('hands what is loosened to the SDK, as it is published', () => {
    const loosened = [
      {
        region: 'UK' as const,
        purposeClass: 'usage' as const,
        mode: 'opt-out' as const,
        reason: 'It is a service.',
        by: 'Ann',
        date: '2026-10-01',
        legalBasis: 'PECR',
      },
    ];
    const written = typescriptModule({ name: 'a', hash: 'x', document: { product: 'Notes', features: {}, loosened } });
    const [, list = ''] = /loosen: Loosening\[\] = (\[.*?\n\]);/s.exec(written) ?? [];

    expect(JSON.parse(list)).toEqual(loosened);
  });

  it('names of the system what is told of everybody, and what of those who agreed to it', () => {
    const days = { added: '2026-10-01', expires: '2028-10-01' };
    const system = { ...days, description: 'Tells where it runs.', owner: 'core team' };
    const told = (fields: SystemField[]) =>
      runtimePlan({ product: 'Notes', features: {}, system: { ...system, fields } }, 'x').system;

    expect(told(['os', 'gpu', 'locale', 'language'])).toEqual({
      preset: ['language', 'os'],
      all: { ...days, fields: ['gpu', 'locale', 'os'] },
    });
  });
});

describe('usance plan docs', () => {
  it('tells people of every item what, why, for what, until when and by whom', async () => {
    const { printed } = await folder.plan('docs', plan);
    const rows = printed.split('\n').filter((line) => line.startsWith('| `'));

    expect(rows).toEqual([
      '| `404` | Counts how often nothing was there. | how often | `usage` | 2026-10-01 | 2028-10-01 | 30 days | core team |',
      '| `Notes/Add` | Counts how often a note is kept. | how often | `usage` | 2026-10-01 | 2028-10-01 | 395 days | core team |',
      '| `Notes/Search` | Shows which kind of search is worth mending. \\*/ alert(1) /\\* | how often, and single occurrences with their hour | `usage` | 2026-10-01 | 2028-10-01 | 395 days | core team |',
      '| `Notes/Search` › `found` | How many were found. | a number, told only as from 0, from 1, from 10, from 100 | `usage` and `content` | 2026-10-01 | 2028-10-01 | 395 days | core team |',
      '| `Notes/Search` › `kind` | How it was written. | one of regex, plain | `usage` and `content` | 2026-10-01 | 2028-10-01 | 395 days | core team |',
      '| `Notes/Search` › `share` | How much of the notes. | a number | `usage` and `content` | 2026-10-01 | 2028-10-01 | 395 days | core team |',
      '| `Notes/Search` › `whole` | Whether whole words only. | yes or no | `usage` and `content` | 2026-11-01 | 2028-10-01 | 395 days | core team |',
      '| `` Say "hi"\\ \\| `now` `` | Counts how often somebody \\| says hi. | how often | `usage` and `diagnostics` | 2026-10-01 | 2028-10-01 | 1 day | core team |',
      '| `pluginVersion` | Tells which plug-ins must go on working. | a text of at most 64 characters that matches `\\d{1,3}(?:\\.\\d{1,3})*\\|none` | `content` and `diagnostics` | 2026-10-01 | 2028-10-01 | 395 days | core team |',
      '| `theme` | Tells which look is polished first. | one of light, dark | `content` | 2026-10-01 | 2028-10-01 | 395 days | design team |',
    ]);
    expect(printed).toContain('# What Field Notes collects\n');
    expect(printed).toContain('- `E[A-Z]+: not found`\n- `no space left`\n');
  });

  it('tells where people are not asked first, why, and who decided it', async () => {
    const record = { reason: 'It is a | service.', by: 'Ann', date: '2026-10-01', legalBasis: 'PECR' };
    const loosened = [
      { region: 'UK', purposeClass: 'usage', mode: 'opt-out', ...record },
      { region: 'FR', purposeClass: 'noId', mode: 'notice', ...record },
    ];
    await folder.write('usance.plan.yaml', `${samplePlan}\nloosened: ${JSON.stringify(loosened)}\n`);

    const { printed } = await folder.plan('docs', plan);

    expect(printed.slice(printed.indexOf('## Where people are not asked first')))
      .toBe(`## Where people are not asked first

| Region | What is collected | Until or when | Why | Legal basis | Decided by | On |
| --- | --- | --- | --- | --- | --- | --- |
| \`FR\` | usage without an ID | once they have been told | It is a \\| service. | PECR | Ann | 2026-10-01 |
| \`UK\` | usage under an ID | until they object | It is a \\| service. | PECR | Ann | 2026-10-01 |
`);
  });

  it('tells how many different values are kept, where the plan says so', async () => {
    await folder.write('usance.plan.yaml', samplePlan.replace('type: pattern', 'type: pattern\n    distinct: 50'));

    expect((await folder.plan('docs', plan)).printed).toContain('\\|none`, at most 50 different ones |');
  });
});
