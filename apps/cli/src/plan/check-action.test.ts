import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePlanFolder, type PlanFolder } from './testing/plan-folder.ts';
import { samplePlan } from './testing/sample-plan.ts';

describe('usance plan check', () => {
  let folder: PlanFolder;
  beforeEach(async () => {
    folder = await makePlanFolder();
  });
  afterEach(() => folder.remove());

  async function check(text: string, ...args: string[]): Promise<{ code: number; printed: string; said: string[] }> {
    const file = await folder.write('plan.yaml', text);
    const { code, printed, said } = await folder.plan('check', file, ...args);
    return {
      code,
      printed: printed.replaceAll(file, 'plan.yaml'),
      said: said.map((line) => line.replace(file, 'plan.yaml')),
    };
  }

  it('says that a plan is in order, and what it holds', async () => {
    const { code, printed, said } = await check(samplePlan.replace(', added: 2026-11-01', ''));

    expect(printed).toMatch(
      /^plan\.yaml is in order, with 0 warnings: 4 features and 2 properties, SHA-256 [0-9a-f]{64}\n$/,
    );
    expect({ code, said }).toEqual({ code: 0, said: [] });
  });

  it('takes usance.plan.yaml of this folder unless told otherwise', async () => {
    const before = process.cwd();
    process.chdir(folder.path);
    try {
      expect(await folder.plan('check')).toMatchObject({
        code: 1,
        said: [expect.stringMatching(/^There is no usance\.plan\.yaml\. Name the plan's file, or write one/)],
      });
      await folder.write('usance.plan.yaml', samplePlan);
      expect(await folder.plan('check')).toMatchObject({ code: 0 });
    } finally {
      process.chdir(before);
    }
  });

  it('says of each error and warning in which line it is, and fails on errors', async () => {
    const spoiled = samplePlan
      .replace('expires: 2028-10-01', 'expires: 2026-11-20')
      .replace('pattern: ', "pattern: '.*' # ");

    expect(await check(spoiled)).toEqual({
      code: 1,
      printed: [
        'plan.yaml:7:5 error: features › Notes/Add › expires: has not been collected since 2026-11-20: remove it, or look at it again, set review to 2026-11-25 and expires to at most 2028-11-25',
        'plan.yaml:19:71 warning: features › Notes/Search › attributes › whole › added: joins after its feature, so whoever agreed before 2026-11-01 is not counted in the feature at all until asked again',
        'plan.yaml:52:5 error: properties › pluginVersion › pattern: the pattern lets any character through by "."; list those that may stand there, like [A-Za-z0-9 ], or write \\. for a full stop',
        '',
      ].join('\n'),
      said: ['plan.yaml has 2 errors and 1 warning'],
    });
  });

  it('passes with warnings', async () => {
    expect(await check(samplePlan)).toMatchObject({ code: 0, printed: expect.stringContaining('with 1 warning:') });
  });

  it('finds the lines of names, of items of lists, and of what an alias stands for', async () => {
    const owned = samplePlan
      .replace("    - 'no space left'\n", "    - 'no space left'\n    - '(a+)+'\n")
      .replace('Notes/Add:', 'Health/Log: &first')
      .replace('expires: 2028-10-01', 'expires: 2028-11-01')
      .replace('properties:', '  Union/Join: *first\nproperties:');

    const lines = (await check(owned)).printed.trim().split('\n');
    expect(lines.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
      'plan.yaml:3:3 error: features › Health/Log',
      'plan.yaml:7:5 error: features › Health/Log › expires',
      'plan.yaml:7:5 error: features › Union/Join › expires',
      'plan.yaml:19:71 warning: features › Notes/Search › attributes › whole › added',
      'plan.yaml:35:3 error: features › Union/Join',
      'plan.yaml:57:7 error: exceptions › messages › 1',
    ]);
  });

  it.each([
    ['product: [', 'no YAML can be read here'],
    ['product: a\nproduct: b', 'plan.yaml:2:1 error: no YAML can be read here: Map keys must be unique'],
    ['', 'plan.yaml:1:1 error: the file must be a plan'],
    ['- a', 'plan.yaml:1:1 error: the file must be a plan'],
    ['product: a\nfeatures: {}\ntoo: much', 'plan.yaml:3:1 error: too: there is no key "too" here'],
    ['product: a\nfeatures:\n  A: {}', 'plan.yaml:3:3 error: features › A: A has no owner: say who answers for it'],
    [
      'product: a\nfeatures:\n  __proto__: { x: 1 }',
      'plan.yaml:3:3 error: features › __proto__: __proto__ has no owner',
    ],
  ])('says of %j where it is wrong', async (text, told) => {
    const { code, printed } = await check(text);

    expect(code).toBe(1);
    expect(printed).toContain(told);
  });

  it('answers in JSON', async () => {
    const { code, printed } = await check(samplePlan.replace('retention: 30\n', 'retention: 800\n'), '--json');

    expect(code).toBe(1);
    expect(JSON.parse(printed)).toEqual({
      file: 'plan.yaml',
      hash: null,
      errors: 1,
      warnings: 0,
      findings: [
        {
          path: ['features', '404', 'retention'],
          severity: 'error',
          rule: 'shape',
          message: 'retention must be a whole number of days from 1 to 760 (25 months)',
          line: 34,
          column: 5,
        },
      ],
    });
  });
});
