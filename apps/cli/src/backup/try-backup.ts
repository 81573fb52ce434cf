import { statSync } from 'node:fs';
import type { Restored } from '@usance/server';
import { CliError } from '../cli-error.ts';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface Tried {
  tables: Restored['tables'];
  /** What is missing to try it on this machine, if something is. */
  missing?: string;
}

/** Where the environment says that the keys are, with another data folder if one is given. Throws a `CliError` if it says what cannot be. */
export async function keysFolder(dataDir: string | undefined, { env }: Terminal): Promise<string> {
  const { ConfigError, readConfig } = await import('@usance/server');
  try {
    return readConfig({ ...env, ...(dataDir === undefined ? {} : { USANCE_DATA_DIR: dataDir }) }).backupKeysDir;
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    throw new CliError('failed', `The backup could not be tried: ${cause.message}`, { cause });
  }
}

/** Restores a backup as a trial, and compares every table. Throws a `CliError` if it is not good. */
export async function tryBackup(file: string, keys: string, { stderr, now }: Terminal): Promise<Tried> {
  const server = await import('@usance/server');
  const progress = startProgress('Trying it', stderr, now);
  const size = statSync(file).size;
  try {
    const onProgress = (readBytes: number) => progress.report(readBytes, size);
    return { tables: await server.verifyBackup(file, server.openBackupKeys(keys), { onProgress }) };
  } catch (cause) {
    if (!(cause instanceof server.BackupError)) throw cause;
    if (cause.code === 'no-key' || cause.code === 'failed') return { tables: [], missing: cause.message };
    throw new CliError('failed', `The backup was tried and is not good, so it was deleted: ${cause.message}`, {
      cause,
    });
  } finally {
    progress.end();
  }
}
