import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

const pieceBytes = 16 * 1_048_576;

/**
 * The files below a folder, or the one file, that hold each of the needles, by the needle's name. `sinceMs` leaves out files that have not
 * changed since then. A file or a folder that goes while it is looked for is left out too, as those of a running store do.
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
  const files = statSync(place).isDirectory() ? filesBelow(place) : [place];
  return files.filter((file) => (statSync(file, { throwIfNoEntry: false })?.ctimeMs ?? -1) >= sinceMs);
}

function filesBelow(folder: string): string[] {
  const entries = ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  const pathOf = ({ name }: Dirent) => join(folder, name);
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesBelow(pathOf(entry)) : entry.isFile() ? [pathOf(entry)] : [],
  );
}

/** What is read, or `undefined` if it is not there any more. */
function ifThere<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}

/** A file in pieces, each of which begins with the end of the one before, so that no needle is cut. */
function* piecesOf(file: string, overlap: number): Generator<Buffer> {
  const descriptor = ifThere(() => openSync(file, 'r'));
  if (descriptor === undefined) return;
  try {
    const piece = Buffer.alloc(Math.min(pieceBytes, fstatSync(descriptor).size) + overlap);
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
