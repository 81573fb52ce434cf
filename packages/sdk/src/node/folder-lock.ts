import type { Lock } from '../core/platform.ts';
import { attempt } from './attempt.ts';
import { fs } from './builtins.ts';
import { onProgramEnd } from './program-end.ts';

/**
 * A folder that only one process can make. It is refreshed while it is held, so that one that is not is nobody's. On a disk that takes
 * nothing at all there is nobody to compete with for it, so the lock is given without it.
 */
export function createFolderLock(path: string, staleMs: number): Lock | undefined {
  const at = touchedAt(path);
  // Renamed before it is removed: of several that find it stale, one succeeds. A lock of the future is from a clock that was wrong.
  if (at !== undefined && Math.abs(Date.now() - at) > staleMs)
    attempt(() => (fs.renameSync(path, `${path}.${at}`), fs.rmdirSync(`${path}.${at}`)));
  try {
    fs.mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined; // Node throws no other kind here
  }
  let mine = touchedAt(path);
  // Who was too slow has lost it, and must not free what is another's by now.
  const isMine = () => touchedAt(path) === mine;
  const release = () => {
    stopMindingEnd();
    if (isMine()) attempt(() => fs.rmdirSync(path));
  };
  // Who ends in the middle of a send leaves no lock behind, unless killed.
  const stopMindingEnd = onProgramEnd(release);
  return {
    refresh: () => {
      if (!isMine()) return;
      attempt(() => fs.utimesSync(path, new Date(), new Date()));
      mine = touchedAt(path);
    },
    release,
  };
}

const touchedAt = (path: string) => attempt(() => fs.statSync(path).mtimeMs);
