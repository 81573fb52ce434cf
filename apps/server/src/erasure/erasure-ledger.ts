import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Tombstone } from '@usance/registry';

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
  return {
    add({ productId, pseudonym, requestedAt }) {
      const line: Line = [productId, pseudonym, requestedAt];
      const descriptor = openSync(file, 'a', 0o600);
      try {
        // A line that a crash cut short ends here, and not in the middle of this one.
        writeSync(descriptor, `\n${JSON.stringify(line)}\n`);
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    },
    read() {
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
      return lines.flatMap((text) => {
        const line = parseLine(text);
        if (line === undefined) return [];
        const [productId, pseudonym, requestedAt] = line;
        return [{ productId, pseudonym, requestedAt }];
      });
    },
  };
}

/** What a crash cut short was never answered, so that nobody counts on it. */
function parseLine(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line; // written above
  } catch {
    return undefined;
  }
}
