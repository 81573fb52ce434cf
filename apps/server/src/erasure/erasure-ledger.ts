import type { Tombstone } from '@usance/registry';
import { openLineLedger } from '../line-ledger.ts';

/**
 * Every tombstone once more, in a file that no backup holds and no restore replaces: what was erased after a backup was made is erased again
 * when that backup is restored.
 */
export interface ErasureLedger {
  /** Durable when it returns. */
  add(tombstone: Tombstone): void;
  read(): Tombstone[];
}

/** One JSON array a line: product, pseudonym, time. */
type Line = [productId: number, pseudonym: string, requestedAt: string];

export function openErasureLedger(file: string): ErasureLedger {
  const lines = openLineLedger<Line>(file);
  return {
    add: ({ productId, pseudonym, requestedAt }) => lines.add([productId, pseudonym, requestedAt]),
    read: () => lines.read().map(([productId, pseudonym, requestedAt]) => ({ productId, pseudonym, requestedAt })),
  };
}
