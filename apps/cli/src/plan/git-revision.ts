import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import { CliError } from '../cli-error.ts';

/** A file's text as it was in a revision of the Git repository that it lies in. */
export async function textAtRevision(file: string, revision: string): Promise<string> {
  // Git would take it for an option.
  if (revision === '' || revision.startsWith('-'))
    throw new CliError('usage', `Say which revision after git:, like git:main or git:v1.2, not "${revision}"`);
  const object = `${revision}:./${basename(file)}`;
  try {
    const { stdout } = await promisify(execFile)('git', ['show', object], { cwd: dirname(file), maxBuffer: 2 ** 26 });
    return stdout;
  } catch (cause) {
    const told = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
    throw new CliError('failed', `git show ${object} failed: ${told || String(cause)}`, { cause });
  }
}
