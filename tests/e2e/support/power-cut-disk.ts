import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './server-process.ts';

/** A disk of its own that can lose its power: what was not synced is gone. */
export interface PowerCutDisk {
  /** Where it is mounted. */
  path: string;
  /** Cuts the power: nothing that waits in memory reaches the disk any more. */
  cut(): void;
  /** Mounts it again, as after a restart. */
  restart(): void;
  remove(): void;
}

/** FS_IOC_SHUTDOWN of Linux with NOLOGFLUSH: ext4 stops at once, without writing even its journal. */
const shutDown = `
import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack('I', 2))
`;

const run = (command: string, ...args: string[]) => execFileSync(command, args, { stdio: 'pipe' });

/** Makes a disk of so many MB in a file, or answers why this machine does not allow it. */
export function createPowerCutDisk(megabytes: number): PowerCutDisk | string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux may mount a disk';
  if (spawnSync('python3', ['--version']).status !== 0) return 'Python 3 is needed to cut the power';
  const folder = newFolder('power');
  const image = join(folder, 'disk');
  const path = join(folder, 'mounted');
  mkdirSync(path);
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1_048_576);
  try {
    run('mkfs.ext4', '-q', image);
    run('mount', '-o', 'loop', image, path);
  } catch (cause) {
    rmSync(folder, { recursive: true });
    return `no loop device can be mounted: ${(cause as Error).message}`;
  }
  return {
    path,
    cut: () => run('python3', '-c', shutDown, path),
    restart() {
      run('umount', path);
      run('mount', '-o', 'loop', image, path);
    },
    remove() {
      run('umount', path);
      rmSync(folder, { recursive: true });
    },
  };
}
