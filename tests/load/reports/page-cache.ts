import { spawnSync } from 'node:child_process';

/** Node cannot give the kernel this advice, and Python can. */
const adviseToForget = `
import os, sys
os.sync() # what is not on disk yet cannot be dropped
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        try:
            file = os.open(os.path.join(folder, name), os.O_RDONLY)
        except FileNotFoundError:
            continue # merged away meanwhile
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(file)
`;

/**
 * Drops what is in memory of a folder's files, and only of those: dropping everything would slow down all else on the machine, and takes root.
 * Answers whether it could.
 */
export function dropPageCache(folder: string): boolean {
  return spawnSync('python3', ['-c', adviseToForget, folder], { stdio: 'ignore' }).status === 0;
}
