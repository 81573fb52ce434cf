import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finishStaging } from './backup/staging.ts';
import { StartError } from './start-error.ts';

/** Grows when the folder's layout changes in a way that an older version would misread. */
const format = 1;

/** The files below the data folder. */
export interface DataFolder {
  registryFile: string;
  warehouseFolder: string;
  secretFile: string;
  /** Tombstones once more, outside of what a backup holds. */
  erasuresFile: string;
  /** Access that was taken away, likewise. */
  withdrawalsFile: string;
}

/** Opens the data folder for a server: as `prepareDataFolder`, and refuses one into which a restore is not complete. */
export function openDataFolder(path: string): DataFolder {
  const folder = prepareDataFolder(path);
  finishStaging(path);
  return folder;
}

/** Makes the data folder if it is not there. A folder of a newer version is refused before anything in it is touched. */
export function prepareDataFolder(path: string): DataFolder {
  const formatFile = join(path, 'format');
  if (existsSync(formatFile)) {
    const found = Number(readFileSync(formatFile, 'utf8'));
    if (!(found <= format))
      throw new StartError(
        `${path} was written by a newer version (format ${found}, this version knows ${format}); start that version`,
      );
  } else {
    try {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      writeFileSync(formatFile, `${format}\n`);
    } catch (cause) {
      throw new StartError(`the data folder ${path} cannot be written: ${(cause as Error).message}`, { cause });
    }
  }
  return {
    registryFile: join(path, 'registry.sqlite'),
    warehouseFolder: join(path, 'warehouse'),
    secretFile: join(path, 'secret'),
    erasuresFile: join(path, 'erasures.jsonl'),
    withdrawalsFile: join(path, 'withdrawals.jsonl'),
  };
}
