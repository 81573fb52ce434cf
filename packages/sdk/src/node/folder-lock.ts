import type { Lock } from '../core/platform.ts';
import { attempt } from './attempt.ts';
import { fs } from './builtins.ts';

/**
 * A folder that only one process can make. It is refreshed while it is held, so that one that is not is nobody's. On a disk that takes
 * nothing at all there is nobody to compete with for it, so the lock is given without it.
 */
export function createFolderLock(path: string, staleMs: number): Lock | undefined {
  const at = attempt(() => fs.statSync(path).mtimeMs);
  // Renamed before it is removed: of several that find it stale, one succeeds.
  if (at !== undefined && Date.now() - at > staleMs)
    attempt(() => (fs.renameSync(path, `${path}.${at}`), fs.rmdirSync(`${path}.${at}`)));
  try {
    fs.mkdirSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined; // Node throws no other kind here
  }
  const release = () => {
    process.off('exit', release);
    attempt(() => fs.rmdirSync(path));
  };
  // Who ends in the middle of a send leaves no lock behind, unless killed.
  process.on('exit', release);
  return {
    refresh: () => void attempt(() => fs.utimesSync(path, new Date(), new Date())),
    release,
  };
}
