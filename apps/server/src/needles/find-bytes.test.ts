import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newFolder, removeFolder } from '../testing/test-server.ts';
import { findBytes } from './find-bytes.ts';

/** Makes and removes folders with files, as a store does that merges its parts, until it is stopped. */
const restless = `
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
for (let i = 0; ; i = (i + 1) % 50) {
  const folder = process.argv[1] + '/part' + i;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder + '/inner', { recursive: true });
  for (let n = 0; n < 5; n++) writeFileSync(folder + '/inner/' + n, 'nothing');
}`;

describe('a search for bytes', () => {
  let folder: string;
  beforeEach(() => {
    folder = newFolder('needles');
  });
  afterEach(() => removeFolder(folder));

  it('finds what lies across two pieces of a large file, and names each file once', () => {
    mkdirSync(join(folder, 'store'));
    const file = join(folder, 'store/part.bin');
    const content = Buffer.alloc(40 * 1_048_576);
    content.write('needle', 16 * 1_048_576 - 3);
    content.write('needle', 39 * 1_048_576);
    writeFileSync(file, content);
    const needles = new Map([['one', 'needle'], ['other', 'nowhere']]); // prettier-ignore

    expect(findBytes(folder, needles)).toEqual(new Map([['one', [file]], ['other', []]])); // prettier-ignore
    expect(findBytes(file, needles).get('one')).toEqual([file]);
  });

  it('goes on where files and folders go meanwhile, and finds what stays', async () => {
    const file = join(folder, 'stays');
    writeFileSync(file, 'a needle');
    const other = spawn(process.execPath, ['-e', restless, folder], { stdio: 'inherit' });
    try {
      await expect.poll(() => findBytes(folder, new Map([['x', 'nothing']])).get('x')?.length).toBeGreaterThan(0);
      for (let i = 0; i < 300; i++) expect(findBytes(folder, new Map([['x', 'needle']])).get('x')).toEqual([file]);
    } finally {
      const gone = new Promise((resolve) => other.once('exit', resolve));
      other.kill('SIGKILL');
      await gone;
    }
  });

  it('says that a place is not there at all', () => {
    expect(() => findBytes(join(folder, 'missing'), new Map([['x', 'x']]))).toThrow(/ENOENT/);
  });
});
