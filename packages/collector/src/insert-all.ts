import { WarehouseError, type Warehouse } from '@usance/warehouse';
import { CollectorError } from './collector-error.ts';

/** Writes rows to several tables at once. Throws a `CollectorError` that blames the rows or the storage. */
export async function insertAll(
  warehouse: Warehouse,
  insertions: readonly { table: string; columns: readonly string[]; lines: readonly string[] }[],
): Promise<void> {
  const results = await Promise.allSettled(
    insertions
      .filter(({ lines }) => lines.length > 0)
      .map(({ lines, ...target }) => warehouse.insert({ ...target, lines: Buffer.from(lines.join('\n')) })),
  );
  const causes = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  if (causes.length > 0) throw storageError(causes);
}

/** What a request is told whose rows were not stored. */
export function storageError(causes: readonly unknown[]): CollectorError {
  const areRowsToBlame = causes.every((cause) => cause instanceof WarehouseError && cause.code === 'bad-data');
  return areRowsToBlame
    ? new CollectorError('unprocessable', 'the storage cannot take this request', { cause: causes[0] })
    : new CollectorError('unavailable', 'the storage did not take it; send again later', { cause: causes[0] });
}
