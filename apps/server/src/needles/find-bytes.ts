import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

const pieceBytes = 16 * 1_048_576;

/**
 * The files below a folder, or the one file, that hold each of the needles, by the needle's name. `sinceMs` leaves out files that have not
 * changed since then. A file that goes while it is looked for is left out too.
 */
export function findBytes(
  place: string,
  needles: ReadonlyMap<string, string | Buffer>,
  sinceMs = 0,
): Map<string, string[]> {
  const found = new Map<string, string[]>([...needles.keys()].map((name) => [name, []]));
  const overlap = Math.max(0, ...[...needles.values()].map((needle) => Buffer.byteLength(needle) - 1));
  for (const file of filesAt(place, sinceMs)) {
    const held = new Set<string>();
    for (const piece of piecesOf(file, overlap))
      for (const [name, needle] of needles) if (!held.has(name) && piece.includes(needle)) held.add(name);
    for (const name of held) found.get(name)?.push(file);
  }
  return found;
}

function filesAt(place: string, sinceMs: number): string[] {
  const isFolder = statSync(place).isDirectory();
  const files = isFolder
    ? readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [place];
  return files.filter((file) => (statSync(file, { throwIfNoEntry: false })?.ctimeMs ?? -1) >= sinceMs);
}

/** A file in pieces, each of which begins with the end of the one before, so that no needle is cut. */
function* piecesOf(file: string, overlap: number): Generator<Buffer> {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw cause;
  }
  try {
    const piece = Buffer.alloc(Math.min(pieceBytes, statSync(file).size) + overlap);
    let kept = 0;
    for (;;) {
      const read = readSync(descriptor, piece, kept, piece.length - kept, null);
      if (read === 0) return;
      yield piece.subarray(0, kept + read);
      const next = Math.min(overlap, kept + read);
      piece.copyWithin(0, kept + read - next, kept + read);
      kept = next;
    }
  } finally {
    closeSync(descriptor);
  }
}
