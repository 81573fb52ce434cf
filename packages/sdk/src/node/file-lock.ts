import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import type { Lock } from '../core/platform.ts';
import { isRunAlive, ownerOfThisRun } from './run.ts';

/**
 * A file that only one process can make. On a disk that takes no file at all there is nobody to compete with for one, so the
 * lock is given without it.
 */
export function createFileLock(path: string, staleMs: number): Lock | undefined {
  const mark = `${ownerOfThisRun()} ${randomUUID()}`;
  const first = make(path, mark);
  if (first !== 'taken') return first;
  return isStale(path, staleMs) && takeAway(path) ? takenOnly(make(path, mark)) : undefined;
}

const takenOnly = (made: Lock | 'taken') => (made === 'taken' ? undefined : made);

function make(path: string, mark: string): Lock | 'taken' {
  try {
    fs.writeFileSync(path, mark, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return 'taken';
    // A full disk takes the file's name but not its content; left there, it would lock everyone out.
    quietly(() => fs.unlinkSync(path));
    return withoutFile;
  }
  return {
    refresh: () => quietly(() => fs.utimesSync(path, new Date(), new Date())),
    release: () =>
      quietly(() => {
        if (fs.readFileSync(path, 'utf8') === mark) fs.unlinkSync(path);
      }),
  };
}

const withoutFile: Lock = { refresh: () => undefined, release: () => undefined };

function isStale(path: string, staleMs: number): boolean {
  try {
    const [owner = ''] = fs.readFileSync(path, 'utf8').split(' ');
    return Date.now() - fs.statSync(path).mtimeMs > staleMs || (owner !== '' && !isRunAlive(owner));
  } catch {
    return false;
  }
}

/** Renamed before it is removed: of several that find it stale, one succeeds. */
function takeAway(path: string): boolean {
  const aside = `${path}.${randomUUID()}.tmp`;
  try {
    fs.renameSync(path, aside);
    fs.unlinkSync(aside);
    return true;
  } catch {
    return false;
  }
}

function quietly(action: () => void): void {
  try {
    action();
  } catch {
    // A lock that cannot be refreshed or removed goes stale by itself.
  }
}
