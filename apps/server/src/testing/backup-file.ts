import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ApiClient } from '@usance/api';

/** Asks a server for a backup, and writes it to a file. */
export async function backUp(api: ApiClient, file: string): Promise<string> {
  const { body } = await api.backup();
  if (body === null) throw new Error('the backup has no body');
  await pipeline(Readable.fromWeb(body), createWriteStream(file));
  return file;
}
