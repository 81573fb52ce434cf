import { renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ApiClient } from '@usance/api';
import { CliError } from '../cli-error.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A backup that has arrived whole, under a name that nobody takes for a backup. */
export interface Part {
  file: string;
  bytes: number;
  /** Gives it its name, durably, and answers it. */
  keep(): string;
  remove(): void;
}

/**
 * Asks for a backup and writes it to disk as it comes. `fileFor` makes the file's path from the name that the server proposes. Throws a
 * `CliError` if it cannot be written or does not arrive whole; then nothing of it stays.
 */
export async function download(api: ApiClient, fileFor: (name: string) => string, terminal: Terminal): Promise<Part> {
  const { backups } = await api.backups();
  const likelyBytes = backups[0]?.bytes ?? 0;
  const answer = await api.backup();
  const name = /filename="(usance-[\w.-]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  if (answer.body === null || name === undefined) throw new CliError('failed', 'The server answered without a backup');
  const file = fileFor(name);
  const part = `${file}.part`;
  const progress = startProgress('Backing up', terminal.stderr, terminal.now);
  let bytes = 0;
  try {
    // Opened now: a stream that is ended early may still open its file after that was removed.
    const handle = await open(part, 'w', 0o600);
    await pipeline(
      Readable.fromWeb(answer.body),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          progress.report(bytes, Math.max(bytes, likelyBytes));
          yield chunk;
        }
      },
      handle.createWriteStream({ flush: true }),
    );
  } catch (cause) {
    rmSync(part, { force: true });
    if (!answer.body.locked) await answer.body.cancel(); // the server makes no other one until this one is taken back
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason = code?.startsWith('E') === true ? message : 'the server broke it off; its log says why';
    throw new CliError('failed', `The backup could not be made: ${reason}`, { cause });
  } finally {
    progress.end();
  }
  await syncFolder(dirname(file));
  return {
    file: part,
    bytes,
    keep() {
      renameSync(part, file);
      return file;
    },
    remove: () => rmSync(part),
  };
}

/** Without this the file may be gone after the power was cut, though its content was on disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}
