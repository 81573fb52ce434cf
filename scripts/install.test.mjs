import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isInstalled } from './install.mjs';

let top;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'usance-install-'));
});
afterEach(() => rmSync(top, { recursive: true }));

function lock(wanted, installed) {
  writeFileSync(join(top, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  mkdirSync(join(top, 'node_modules'), { recursive: true });
  if (installed === undefined) return;
  writeFileSync(join(top, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
}

const a = { 'node_modules/a': { version: '1.0.0' } };

describe('what the lock names', () => {
  test('is installed when npm wrote down the same', () => {
    lock(a, { ...a, 'node_modules/of-before': { version: '3.0.0' } });

    expect(isInstalled(top)).toBe(true);
  });

  test.each([
    ['nothing was installed, or an install broke off', a, undefined],
    ['a package is missing', a, {}],
    ['a package has another version', a, { 'node_modules/a': { version: '1.0.1' } }],
    ['a workspace is not linked', { 'node_modules/w': { link: true } }, { 'node_modules/w': { version: '1.0.0' } }],
    [
      'an optional package has another version',
      { 'node_modules/o': { version: '2.0.0', optional: true } },
      { 'node_modules/o': { version: '1.0.0', optional: true } },
    ],
  ])('is not installed when %s', (_, wanted, installed) => {
    lock(wanted, installed);

    expect(isInstalled(top)).toBe(false);
  });

  test('may lack optional packages: they are for other platforms', () => {
    lock({ ...a, 'node_modules/o': { version: '2.0.0', optional: true } }, a);

    expect(isInstalled(top)).toBe(true);
  });
});
