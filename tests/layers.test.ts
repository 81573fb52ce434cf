import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findViolations, mayImport, readPackages, readSources, type WorkspacePackage } from './layers.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const packages: WorkspacePackage[] = [
  { folder: 'packages/protocol', name: '@usance/protocol', doors: ['.', './limits'] },
  { folder: 'packages/sdk', name: '@usance/sdk', doors: ['.'] },
  { folder: 'packages/warehouse', name: '@usance/warehouse', doors: ['.', './testing'] },
  { folder: 'packages/reports', name: '@usance/reports', doors: ['.', './grammar'] },
  { folder: 'packages/registry', name: '@usance/registry', doors: ['.'] },
  { folder: 'packages/api', name: '@usance/api', doors: ['.'] },
  { folder: 'apps/server', name: '@usance/server', doors: ['.'] },
  { folder: 'apps/dashboard', name: '@usance/dashboard', doors: ['.'] },
  { folder: 'apps/cli', name: 'usance', doors: ['.'] },
  { folder: 'examples/notes', name: '@usance/example-notes', doors: [] },
  { folder: 'tests', name: '@usance/tests', doors: [] },
];
const violations = (path: string, text: string) => findViolations([{ path, text }], packages);

describe('the repository', () => {
  test('imports only what the table allows', () => {
    const found = readPackages(root);
    const sources = readSources(root, found);

    expect(sources.length).toBeGreaterThan(20);
    expect(findViolations(sources, found)).toEqual([]);
  });

  test('has a line in the table for every package', () => {
    const layers = readPackages(root).map(({ folder }) =>
      folder
        .replace(/^examples\/.*/, 'x/examples')
        .split('/')
        .at(-1),
    );

    expect(new Set(layers)).toEqual(new Set([...Object.keys(mayImport), 'tests']));
  });
});

test('ARCHITECTURE.md shows the table as it is', () => {
  const text = readFileSync(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8');
  const section = text.slice(text.indexOf('## Who may import whom'), text.indexOf('Tests may import anything'));
  const rows = [...section.matchAll(/^\| (\w+) \| (.*?) \|/gm)].slice(1);

  const shown = rows.map(([, name, allowed = '']) => [name, allowed === '–' ? [] : allowed.split(', ')]);
  expect(Object.fromEntries(shown)).toEqual(mayImport);
});

describe('a planted violation', () => {
  test.each([
    ['packages/reports/src/a.ts', `import { x } from '@usance/registry';`, '1 may not import @usance/registry'],
    ['packages/reports/src/a.ts', `export * from '@usance/registry';`, '1 may not import @usance/registry'],
    ['packages/reports/src/a.ts', `\nexport { x } from '@usance/registry';`, '2 may not import @usance/registry'],
    ['packages/reports/src/a.ts', `await import('@usance/registry');`, '1 may not import @usance/registry'],
    ['packages/reports/src/a.ts', `type X = import('@usance/registry').X;`, '1 may not import @usance/registry'],
    ['packages/reports/src/a.ts', `import '@usance/registry';`, '1 may not import @usance/registry'],
    ['apps/dashboard/src/a.tsx', `import type { X } from '@usance/reports';`, '1 may not import @usance/reports'],
    ['apps/server/src/a.ts', `import { x } from '@usance/sdk';`, '1 may not import @usance/sdk'],
    ['examples/notes/src/a.ts', `import { x } from '@usance/protocol';`, '1 may not import @usance/protocol'],
    [
      'packages/sdk/src/a.ts',
      `import { x } from '@usance/protocol';`,
      '1 imports more than types from @usance/protocol',
    ],
    [
      'packages/sdk/src/a.ts',
      `import { type X } from '@usance/protocol';`,
      '1 imports more than types from @usance/protocol',
    ],
    ['packages/api/src/a.ts', `import { x } from '@usance/reports';`, '1 imports more than types from @usance/reports'],
    ['apps/cli/src/a.ts', `import { x } from '@usance/server';`, '1 imports @usance/server before it is asked for'],
    [
      'packages/reports/src/a.ts',
      `import { x } from '@usance/warehouse/src/chdb.ts';`,
      '1 reaches into @usance/warehouse by @usance/warehouse/src/chdb.ts',
    ],
    ['packages/reports/src/a.ts', `import { x } from '../../warehouse/src/chdb.ts';`, '1 leaves its package by'],
    ['tests/e2e/a.test.ts', `import { x } from '../../packages/sdk/src/a.ts';`, '1 leaves its package by'],
    ['apps/dashboard/src/features/a/A.tsx', `import { B } from '../b/B.tsx';`, '1 imports the feature b from a'],
    ['packages/reports/src/a.ts', `import { x } from '@usance/warehouse/testing';`, 'which is for tests only'],
    ['packages/warehouse/src/a.ts', `import { x } from './testing/store.ts';`, 'which is for tests only'],
    ['packages/warehouse/src/a.ts', `import { x } from './testing.ts';`, 'which is for tests only'],
    ['packages/reports/src/a.ts', `import { x } from './a.oracle.ts';`, 'which is for tests only'],
  ])('in %s is found: %s', (path, text, message) => {
    const found = violations(path, text);

    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${path}:`);
    expect(found[0]).toContain(message);
  });
});

describe('what the table allows', () => {
  test.each([
    ['packages/sdk/src/a.ts', `import type { X } from '@usance/protocol';`],
    ['packages/sdk/src/a.ts', `import { limits } from '@usance/protocol/limits';`],
    ['packages/sdk/src/a.test.ts', `import { SyncSchema } from '@usance/protocol';`],
    ['packages/api/src/a.ts', `import { parse } from '@usance/reports/grammar';`],
    ['apps/cli/src/a.ts', `const { serve } = await import('@usance/server');`],
    ['apps/cli/src/a.ts', `import type { X } from '@usance/server';`],
    ['apps/dashboard/src/features/a/A.tsx', `import { B } from '../../ui/B.tsx'; import { C } from './C.tsx';`],
    ['packages/reports/src/a.test.ts', `import { x } from '@usance/warehouse/testing';`],
    ['packages/reports/src/a.oracle.ts', `import { x } from './testing/fleet.ts';`],
    ['packages/warehouse/src/testing.ts', `export { x } from './testing/store.ts';`],
    ['packages/warehouse/src/testing/b.ts', `import { x } from './store.ts';`],
    ['tests/e2e/a.test.ts', `import { x } from '@usance/registry'; import { y } from '../layers.ts';`],
    ['packages/reports/src/a.ts', `import { x } from 'typebox'; const s = "import '@usance/registry'";`],
  ])('in %s passes: %s', (path, text) => {
    expect(violations(path, text)).toEqual([]);
  });
});
