import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openChdb } from '@usance/warehouse';
import type { BackupKeys } from './backup-keys.ts';
import { openArchive } from './read-archive.ts';
import { restoreStores, type RestoredTable } from './restore-stores.ts';
import { makeTrialFolder } from './trial-folder.ts';

export interface TrialOptions {
  /** Told now and then how much of the file has been read. */
  onProgress?(readBytes: number): void;
}

/**
 * Tries a backup: restores it into a folder that does not last, by the same code that restores, and compares every table. Embedded stores do
 * for that, whatever the server uses. The engine allows one folder a process, so that no server may run in this one. Throws a `BackupError`.
 */
export async function verifyBackup(
  file: string,
  keys: BackupKeys,
  options: TrialOptions = {},
): Promise<RestoredTable[]> {
  const archive = await openArchive(file, keys);
  const folder = await makeTrialFolder();
  const progress = setInterval(() => options.onProgress?.(archive.readBytes), 200);
  try {
    const warehouse = openChdb(join(folder, 'warehouse'));
    try {
      return await restoreStores(archive.pieces, {
        warehouse,
        embedded: warehouse,
        registry: { kind: 'sqlite', file: join(folder, 'registry.sqlite') },
        folder,
        givenNumbers: {},
      });
    } finally {
      await warehouse.close();
    }
  } finally {
    clearInterval(progress);
    await rm(folder, { recursive: true });
  }
}
