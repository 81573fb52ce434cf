import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { RegistryError, restoreRegistry, type RegistryPlace, type RowsOf } from '@usance/registry';
import {
  digestOfFile,
  digestOfPartition,
  loadPartition,
  markAllDays,
  migrate,
  newestSchema,
  type Partition,
  type Warehouse,
} from '@usance/warehouse';
import { BackupError } from './backup-error.ts';
import { createCensus, type Census } from './census.ts';
import { removeDeletedProducts, removeErasedInstallations } from './remove-orphans.ts';
import type { Piece } from './pieces.ts';

/** Where a backup goes: stores that hold nothing. */
export interface Target {
  warehouse: Warehouse;
  registry: RegistryPlace;
  /** An engine that sees files of this machine: the warehouse itself, where it is embedded. */
  embedded: Warehouse;
  /** For files that do not last. */
  folder: string;
  /** What tells the application's secret here; left out, any is taken. */
  secretCheck?: string;
  /** Numbers that were given here since the backup, by counter. */
  givenNumbers: Record<string, number>;
}

/** How many rows of a table were restored, each of them compared with the backup. */
export interface RestoredTable {
  store: 'warehouse' | 'registry';
  table: string;
  rows: number;
}

type BeginPiece = Extract<Piece, { kind: 'begin' }>;

/**
 * Fills empty stores from the pieces of a backup, and reads what they hold then, to compare. The tables are made as they were when it was
 * made, and brought up to date afterwards. What fails leaves stores that are not to be used.
 */
export async function restoreStores(pieces: AsyncGenerator<Piece>, target: Target): Promise<RestoredTable[]> {
  try {
    const begin = await beginningOf(pieces, target);
    await migrate(target.warehouse, begin.warehouseSchema);
    const { loaded, next } = await loadWarehouse(pieces, target);
    const census = createCensus();
    const registry = await restoreRegistry(target.registry, {
      schema: begin.registrySchema,
      rows: rowsOf(next, pieces, census),
      counters: target.givenNumbers,
    });
    await removeDeletedProducts(target.warehouse, census); // before a migration makes other rows of theirs
    await migrate(target.warehouse);
    await removeErasedInstallations(target.warehouse, census);
    await markAllDays(target.warehouse);
    return [
      ...[...loaded].map(([table, rows]) => ({ store: 'warehouse' as const, table, rows })),
      ...Object.entries(registry).map(([table, { rows }]) => ({ store: 'registry' as const, table, rows })),
    ];
  } catch (cause) {
    throw toBackupError(cause);
  } finally {
    await pieces.return(undefined);
  }
}

function toBackupError(cause: unknown): BackupError {
  if (cause instanceof BackupError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof RegistryError && cause.code === 'newer-schema')
    return new BackupError('newer', message, { cause });
  if (cause instanceof RegistryError && cause.code === 'damaged') return new BackupError('damaged', message, { cause });
  return new BackupError('failed', `the restore failed: ${message}`, { cause });
}

async function beginningOf(pieces: AsyncGenerator<Piece>, { secretCheck }: Target): Promise<BeginPiece> {
  const { value } = await pieces.next();
  if (value?.kind !== 'begin') throw outOfOrder();
  if (value.warehouseSchema > newestSchema())
    throw new BackupError(
      'newer',
      `the warehouse in this backup is of a newer version (its schema is ${value.warehouseSchema}, this version knows ${newestSchema()}); restore it with that version`,
    );
  if (secretCheck !== undefined && secretCheck !== value.secretCheck)
    throw new BackupError(
      'other-secret',
      'this backup was made with another application secret, without which every installation would count as a new one: set APP_SECRET to that one, or put its file "secret" into the data folder',
    );
  return value;
}

/** Answers how many rows each table has got, and the first piece that is not the warehouse's. */
async function loadWarehouse(
  pieces: AsyncGenerator<Piece>,
  target: Target,
): Promise<{ loaded: Map<string, number>; next: Piece }> {
  const loaded = new Map<string, number>();
  const file = join(target.folder, 'partition.native');
  let { value } = (await pieces.next()) as { value: Piece | undefined };
  while (value?.kind === 'partition') {
    const partition = { table: { name: value.table, columns: value.columns }, id: value.id };
    const output = createWriteStream(file, { mode: 0o600 });
    try {
      for ({ value } = await pieces.next(); value?.kind === 'bytes'; { value } = await pieces.next())
        if (!output.write(value.body)) await once(output, 'drain');
      output.end();
      await finished(output);
      const rows = await loadAndCompare(partition, file, target);
      loaded.set(partition.table.name, (loaded.get(partition.table.name) ?? 0) + rows);
    } finally {
      output.destroy();
      await rm(file, { force: true });
    }
  }
  if (value === undefined) throw outOfOrder();
  return { loaded, next: value };
}

async function loadAndCompare(partition: Partition, file: string, { warehouse, embedded }: Target): Promise<number> {
  await loadPartition(warehouse, partition, file);
  const [given, found] = await Promise.all([
    digestOfFile(embedded, partition, file),
    digestOfPartition(warehouse, partition),
  ]);
  if (given.rows !== found.rows || given.hash !== found.hash)
    throw new BackupError(
      'damaged',
      `the table ${partition.table.name} was not restored as it was: ${found.rows} rows of ${given.rows} in ${partition.id}`,
    );
  return found.rows;
}

/** The registry's rows, which the census learns, too. */
async function* rowsOf(first: Piece, rest: AsyncGenerator<Piece>, census: Census): AsyncGenerator<RowsOf> {
  for (let piece = first; piece.kind !== 'end';) {
    if (piece.kind !== 'rows') throw outOfOrder();
    const lines = piece.body.toString().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>); // written by JSON.stringify, and sealed
    census.add({ table: piece.table, rows });
    yield { table: piece.table, rows };
    const next = await rest.next();
    if (next.done === true) throw outOfOrder();
    piece = next.value;
  }
}

const outOfOrder = () =>
  new BackupError('damaged', 'this backup cannot be used: its parts are out of order; take another one');
