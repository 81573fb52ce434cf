import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepDemo, openDemo } from './demo-folder.ts';

const plan = { installations: 10, days: 5, to: '2026-11-23' };
let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'usance-demo-'));
});
afterEach(() => rm(parent, { recursive: true }));

describe('openDemo', () => {
  it('makes a login that only the owner of the folder can read, and remembers it with its plan', async () => {
    const folder = join(parent, 'demo');

    const made = await openDemo(folder, plan);
    const again = await openDemo(folder, { ...plan, installations: 99 });

    expect(again).toEqual(made);
    expect(made).toMatchObject({ plan, isFilled: false });
    expect(made.password.length).toBeGreaterThanOrEqual(10);
    expect((await stat(join(folder, 'demo.json'))).mode & 0o777).toBe(0o600);
  });

  it('makes another login in another folder', async () => {
    const [one, two] = [await openDemo(join(parent, 'one'), plan), await openDemo(join(parent, 'two'), plan)];

    expect(one.password).not.toBe(two.password);
    expect(one.token).not.toBe(two.token);
  });

  it('knows when it was filled', async () => {
    const state = await openDemo(parent, plan);

    await keepDemo(parent, { ...state, isFilled: true });

    expect(await openDemo(parent, plan)).toEqual({ ...state, isFilled: true });
  });

  it('refuses a folder that holds something else', async () => {
    await writeFile(join(parent, 'format'), '1\n');

    await expect(openDemo(parent, plan)).rejects.toThrow(/holds something else than a demo/);
  });
});
