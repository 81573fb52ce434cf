import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { readHead, sealOf, type ArchiveHead } from './archive-head.ts';
import type { BackupKey, BackupKeys } from './backup-keys.ts';
import { BackupError } from './backup-error.ts';
import { readPieces, type Piece } from './pieces.ts';
import { openChunks } from './sealed-chunks.ts';
import { through } from './through.ts';

export interface Archive {
  head: ArchiveHead;
  /** To be read once, from the beginning. */
  pieces: AsyncGenerator<Piece>;
  /** How much of the file has been read. */
  readonly readBytes: number;
}

/** Opens a backup with the key of its month. Throws a `BackupError`, also while its pieces are read. */
export async function openArchive(file: string, keys: BackupKeys): Promise<Archive> {
  const source = createReadStream(file, { highWaterMark: 1_048_576 });
  const read = await readHead(source).catch((cause: unknown) => {
    if (cause instanceof BackupError) throw cause;
    throw new BackupError('no-backup', `${file} cannot be read: ${(cause as Error).message}`, { cause });
  });
  const bytes = through(openChunks(read.rest, sealOf(read, keyFor(read.fields, keys))), createGunzip());
  return {
    head: read.fields,
    pieces: readPieces(bytes),
    get readBytes() {
      return source.bytesRead;
    },
  };
}

function keyFor({ keyMonth, keyCheck }: ArchiveHead, keys: BackupKeys): BackupKey {
  const key = keys.find(keyMonth);
  if (key === undefined)
    throw new BackupError(
      'no-key',
      `the key of ${keyMonth} is not in ${keys.folder}: put it there, or set USANCE_BACKUP_KEYS to the folder that holds it; if it was destroyed, this backup can no longer be read`,
    );
  if (key.check !== keyCheck)
    throw new BackupError(
      'no-key',
      `the key of ${keyMonth} in ${keys.folder} is not the one of this backup: it was made by another server`,
    );
  return key;
}
