import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { givenNumbers, registryHoldsData, RegistryError, type RegistryPlace } from '@usance/registry';
import { openChdb, openClickHouse, storedTables, WarehouseError, type Warehouse } from '@usance/warehouse';
import type { Config } from '../config.ts';
import { prepareDataFolder } from '../data-folder.ts';
import { secretCheckOf } from '../secrets.ts';
import { openBackupKeys } from './backup-keys.ts';
import { BackupError } from './backup-error.ts';
import { openArchive } from './read-archive.ts';
import { restoreStores, type RestoredTable } from './restore-stores.ts';
import { beginStaging, commitStaging, dropStaging, holdsStores } from './staging.ts';

export interface RestoreOptions {
  /** Whether data that are there already may be put aside. */
  mayReplace: boolean;
  now(): Date;
  /** Told now and then how much of the file has been read. */
  onProgress?(readBytes: number, ofBytes: number): void;
}

export interface Restored {
  /** When the backup was made. */
  createdAt: string;
  tables: RestoredTable[];
  /** The folder with the data that were there, if there were any. */
  keptAside: string | undefined;
  /** Whether it could not be read which numbers had been given since the backup. */
  isOldRegistryUnreadable: boolean;
}

/**
 * Restores a backup into the stores of a configuration while no server uses them: all of it or nothing. What lies in the data folder beside the
 * stores stays: the secret, the keys, and which installations were erased. Throws a `BackupError`, or a `StartError` where the folder is none.
 */
export async function restoreBackup(config: Config, file: string, options: RestoreOptions): Promise<Restored> {
  const archive = await openArchive(file, openBackupKeys(config.backupKeysDir));
  const { dataDir } = config;
  const { secretFile } = prepareDataFolder(dataDir);
  const secretCheck = readSecretCheck(config, secretFile);
  const given = await numbersOf(config, options);
  const staging = beginStaging(dataDir);
  const registry: RegistryPlace =
    config.databaseUrl === undefined
      ? { kind: 'sqlite', file: staging.registryFile }
      : { kind: 'postgres', url: config.databaseUrl };
  const size = statSync(file).size;
  const progress = setInterval(() => options.onProgress?.(archive.readBytes, size), 200);
  const open: Warehouse[] = [];
  try {
    const warehouse =
      config.clickhouseUrl === undefined
        ? openChdb(staging.warehouseFolder)
        : await openClickHouse(config.clickhouseUrl);
    open.push(warehouse);
    await refuseUnlessEmpty(warehouse, registry);
    const embedded = config.clickhouseUrl === undefined ? warehouse : openChdb(join(staging.folder, 'reader'));
    if (embedded !== warehouse) open.push(embedded);
    const tables = await restoreStores(archive.pieces, {
      warehouse,
      embedded,
      registry,
      folder: staging.folder,
      secretCheck,
      givenNumbers: given.numbers,
    });
    for (const store of open.splice(0)) await store.close();
    const keptAside = commitStaging(dataDir, options.now());
    return { createdAt: archive.head.createdAt, tables, keptAside, isOldRegistryUnreadable: !given.areKnown };
  } catch (cause) {
    for (const store of open) await store.close();
    dropStaging(dataDir);
    throw cause;
  } finally {
    clearInterval(progress);
  }
}

/** Without the old secret nobody would be known again, so it is never made here. */
function readSecretCheck({ appSecret }: Config, secretFile: string): string {
  const secret = appSecret ?? (existsSync(secretFile) ? readFileSync(secretFile, 'utf8').trim() : undefined);
  if (secret === undefined)
    throw new BackupError(
      'other-secret',
      `the application secret is missing: put the file "secret" of the old data folder to ${secretFile}, or set APP_SECRET`,
    );
  return secretCheckOf(secret);
}

/** Makes sure that no server has the folder and that its data may be put aside, and reads which numbers were given in it. */
async function numbersOf(
  { dataDir, databaseUrl, clickhouseUrl }: Config,
  { mayReplace }: RestoreOptions,
): Promise<{ numbers: Record<string, number>; areKnown: boolean }> {
  if (!holdsStores(dataDir)) return { numbers: {}, areKnown: true };
  const registryFile = join(dataDir, 'registry.sqlite');
  const warehouseFolder = join(dataDir, 'warehouse');
  let answer = { numbers: {}, areKnown: true };
  if (databaseUrl === undefined && existsSync(registryFile))
    answer = await givenNumbers({ kind: 'sqlite', file: registryFile }).then(
      (numbers) => ({ numbers, areKnown: true }),
      (cause: unknown) => {
        if (cause instanceof RegistryError && cause.code === 'locked') throw inUse(dataDir, cause);
        return { numbers: {}, areKnown: false }; // what is restored may be just what was damaged
      },
    );
  else if (clickhouseUrl === undefined && existsSync(warehouseFolder))
    await refuseOpenWarehouse(dataDir, warehouseFolder);
  if (!mayReplace)
    throw new BackupError(
      'holds-data',
      `${dataDir} holds data already: restore into another folder (--data), or add --replace to put them aside`,
    );
  return answer;
}

async function refuseOpenWarehouse(dataDir: string, folder: string): Promise<void> {
  try {
    await openChdb(folder).close();
  } catch (cause) {
    if (cause instanceof WarehouseError && cause.code === 'locked') throw inUse(dataDir, cause);
  }
}

const inUse = (dataDir: string, cause: unknown) =>
  new BackupError('in-use', `a server has ${dataDir} open; stop it first`, { cause });

/** Servers that others share are never emptied here. */
async function refuseUnlessEmpty(warehouse: Warehouse, registry: RegistryPlace): Promise<void> {
  for (const { name } of await storedTables(warehouse)) {
    const [row] = await warehouse.query(`SELECT 1 FROM ${name} LIMIT 1`);
    if (row !== undefined)
      throw new BackupError(
        'holds-data',
        `the ClickHouse server holds data already (in the table ${name}); drop its database "usance", or restore into another server`,
      );
  }
  if (registry.kind === 'postgres' && (await registryHoldsData(registry)))
    throw new BackupError('holds-data', 'the PostgreSQL database holds data already; restore into an empty one');
}
