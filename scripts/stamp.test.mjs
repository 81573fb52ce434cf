import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStamp } from './stamp.mjs';

let top;
let stamp;
const put = (path, text) => {
  mkdirSync(join(top, path, '..'), { recursive: true });
  writeFileSync(join(top, path), text);
};

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'usance-stamp-'));
  put('src/a.ts', 'a');
  put('src/deep/b.ts', 'b');
  put('src/dist/main.js', 'built');
  stamp = createStamp({ name: 'code', inputs: ['src'], outputs: ['src/dist/main.js'], top });
  stamp.begin()();
});
afterEach(() => rmSync(top, { recursive: true }));

describe('a build', () => {
  test('is fresh when nothing changed', () => {
    expect(stamp.isFresh()).toBe(true);
  });

  test('is fresh when a source was only touched', () => {
    utimesSync(join(top, 'src/a.ts'), 1, 1);

    expect(stamp.isFresh()).toBe(true);
  });

  test.each([
    ['a source changed', () => put('src/deep/b.ts', 'B')],
    ['a source is new', () => put('src/c.ts', '')],
    ['a source is gone', () => rmSync(join(top, 'src/a.ts'))],
    ['its output is gone', () => rmSync(join(top, 'src/dist/main.js'))],
    ['its output was made by somebody else since', () => utimesSync(join(top, 'src/dist/main.js'), 1, 1)],
    ['a later build began and did not end', () => stamp.begin()],
  ])('is stale when %s', (_, change) => {
    change();

    expect(stamp.isFresh()).toBe(false);
  });

  test('is stale when a source changed while it ran', () => {
    const finish = stamp.begin();
    put('src/a.ts', 'A');
    finish();

    expect(stamp.isFresh()).toBe(false);
  });

  test('that left no output is none', () => {
    rmSync(join(top, 'src/dist/main.js'));

    const finish = stamp.begin();

    expect(finish).toThrow('the build left no src/dist/main.js');
  });
});
