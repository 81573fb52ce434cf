import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliError } from '../cli-error.ts';

export interface WriteOptions {
  /** Only look whether the file is as it should be. */
  isCheck: boolean;
  /** What to run when it is not. */
  remedy: string;
}

/** Makes a file hold a text, and answers whether it did not before; or fails if it should already and does not. */
export async function writeGenerated(file: string, text: string, { isCheck, remedy }: WriteOptions): Promise<boolean> {
  const before = await readFile(file, 'utf8').catch(() => undefined);
  // Git may have given the lines Windows' ends.
  if (before?.replaceAll('\r\n', '\n') === text) return false;
  if (isCheck) {
    const problem = before === undefined ? 'cannot be read' : 'is not what the plan says';
    throw new CliError('failed', `${file} ${problem}; run ${remedy}`);
  }
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  } catch (cause) {
    throw new CliError(
      'failed',
      `${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  return true;
}
