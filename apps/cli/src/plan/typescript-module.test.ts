import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlanFolder, type PlanFolder } from './testing/plan-folder.ts';
import { samplePlan } from './testing/sample-plan.ts';

// Inside this package, so that `@usance/sdk` is found as in a product that installed it.
const cache = fileURLToPath(new URL('../../.cache', import.meta.url));
const compiler = fileURLToPath(new URL('../../../../node_modules/.bin/tsc', import.meta.url));

const loosened = `loosened:
  - region: UK
    purposeClass: usage
    mode: opt-out
    reason: It is a service.
    by: Ann
    date: 2026-10-01
    legalBasis: PECR
`;

const head = `import type { Telemetry } from '@usance/sdk';
import { loosen, typed } from './telemetry.generated.ts';
import { consentByRegion } from '@usance/sdk/regions';
export function use(telemetry: Telemetry, chosen: 'light' | 'dark', isOn: boolean): void {
  const t = typed(telemetry);
  void [chosen, isOn, t, consentByRegion({ purposes: 'usage', loosen })];
`;

const good = [
  `t.track('Notes/Add');`,
  `t.track('Notes/Add', 12);`,
  `t.track('404');`,
  `t.track('Say "hi"\\\\ | \`now\`');`,
  `t.time('Notes/Search').end();`,
  `t.event('Notes/Add');`,
  `t.event('Notes/Add', {});`,
  `t.event('Notes/Search');`,
  `t.event('Notes/Search', { kind: 'regex' });`,
  `t.event('Notes/Search', { kind: 'plain', found: 12, whole: isOn, share: 0.5 });`,
  `const attributes = { kind: 'plain' as const, found: 3 }; t.event('Notes/Search', attributes);`,
  `t.setProperty('theme', chosen);`,
  `t.setProperty('theme', undefined);`,
  `t.setProperty('pluginVersion', '1.2.3');`,
  `const session = t.startSession(); session.track('Notes/Add'); session.event('Notes/Search', { found: 1 }); session.end();`,
  `t.captureException(new Error('x'));`,
  `t.consent.set('denied'); void t.flush();`,
];

const bad = [
  ['an undeclared feature', `t.track('Notes/Burn');`],
  ['an undeclared feature, timed', `t.time('Notes/Burn');`],
  ['an undeclared feature with attributes', `t.event('Notes/Burn', {});`],
  ['a name that is put together', `t.track('Notes/' + String(isOn));`],
  ['an undeclared attribute', `t.event('Notes/Search', { words: 'secret' });`],
  ['an undeclared attribute beside a declared one', `t.event('Notes/Search', { kind: 'plain', words: 'secret' });`],
  [
    'an undeclared attribute in a variable',
    `const given = { kind: 'plain' as const, words: 'secret' }; t.event('Notes/Search', given);`,
  ],
  ['an attribute of a feature that has none', `t.event('Notes/Add', { kind: 'plain' });`],
  ['a text that the enum has not', `t.event('Notes/Search', { kind: 'fuzzy' });`],
  ['a text for buckets', `t.event('Notes/Search', { found: 'many' });`],
  ['a number for yes or no', `t.event('Notes/Search', { whole: 1 });`],
  ['an undeclared property', `t.setProperty('email', 'jane@example.com');`],
  ['a text that the property has not', `t.setProperty('theme', 'blue');`],
  ['a number for a pattern', `t.setProperty('pluginVersion', 12);`],
  ['an undeclared feature in a session', `t.startSession().track('Notes/Burn');`],
  ['an undeclared attribute in a session', `t.startSession().event('Notes/Search', { words: 'secret' });`],
] as const;

const common = {
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  types: ['node'],
  customConditions: ['@usance/source'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
};

/** Options of products that differ in how types are compared. */
const products = {
  strictest: { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noUnusedLocals: true },
  usual: {},
};

describe.each(Object.entries(products))('what usance plan types writes, in a product with %s types', (_, options) => {
  let folder: PlanFolder;
  let faults: Map<string, string[]>;

  beforeAll(async () => {
    folder = await makePlanFolder(cache);
    const plan = await folder.write(
      'usance.plan.yaml',
      `${samplePlan}
${loosened}`,
    );
    await folder.plan('types', plan, '--out', folder.file('telemetry.generated.ts'));
    await folder.write('good.ts', `${head}${good.map((line) => `  { ${line} }\n`).join('')}}\n`);
    for (const [at, [, line]] of bad.entries()) await folder.write(`bad-${at}.ts`, `${head}  ${line}\n}\n`);
    const text = await folder.read('telemetry.generated.ts');
    await folder.write('misshapen.ts', text.replace('"is":', '"was":'));
    faults = await compile(folder, options);
  });
  afterAll(() => folder.remove());

  it('compiles, and is the plan that the SDK takes', () => {
    expect(faults.get('telemetry.generated.ts')).toBeUndefined();
    expect(faults.get('misshapen.ts')).toEqual([expect.stringContaining('"was"')]);
  });

  it('lets everything compile that the plan declares', () => {
    expect(faults.get('good.ts')).toBeUndefined();
  });

  it.each(bad.map(([what], at) => [what, at] as const))('lets %s not compile', (_what, at) => {
    expect(faults.get(`bad-${at}.ts`)).toHaveLength(1);
  });
});

/** Compiles a folder as a product would, and answers the errors in its files. */
async function compile(folder: PlanFolder, options: object): Promise<Map<string, string[]>> {
  const compilerOptions = { ...common, ...options };
  await folder.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const output = await new Promise<string>((resolve) => {
    execFile(compiler, ['-p', '.', '--pretty', 'false'], { cwd: folder.path }, (_error, stdout) => resolve(stdout));
  });
  const faults = new Map<string, string[]>();
  for (const line of output.split('\n')) {
    const [, file, message] = /^([^/(]+\.ts)\(\d+,\d+\): (error .*)$/.exec(line) ?? [];
    if (file !== undefined && message !== undefined) faults.set(file, [...(faults.get(file) ?? []), message]);
  }
  return faults;
}
