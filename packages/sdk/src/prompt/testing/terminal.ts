import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { startProcess } from '../../testing/run-program.ts';
import type { Script } from './ask-program.ts';

export interface Terminal {
  /** What stands on the screen. */
  screen(): string;
  type(keys: string): void;
  /** Resolves when the program is over. */
  readonly end: Promise<unknown>;
  kill(): void;
}

/** Makes one file of the program, since it is started often. */
export async function bundleProgram(folder: string): Promise<string> {
  const outfile = join(folder, 'ask-program.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./ask-program.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['@usance/source'],
    logLevel: 'warning',
  });
  return outfile;
}

/** What the shell is told around the program: `CI=true` before it, `2>file` after it. */
export interface Shell {
  before?: string;
  after?: string;
}

/** The program in a pseudo terminal, by `script` of util-linux. */
export function openTerminal(program: string, script: Script, { before = '', after = '' }: Shell = {}): Terminal {
  const words = [process.execPath, program, JSON.stringify(script)].map(
    (word) => `'${word.replaceAll("'", String.raw`'\''`)}'`,
  );
  const run = startProcess(['script', '-qec', `${before} ${words.join(' ')} ${after}`, '/dev/null'], {
    SHELL: '/bin/sh',
  });
  return {
    screen: () => run.output().replaceAll('\r\n', '\n'),
    type: (keys) => void run.child.stdin.write(keys),
    end: run.end,
    kill: () => void run.child.kill('SIGKILL'),
  };
}

/** The program with pipes, where nobody sees a question. */
export const runInPipes = (program: string, script: Script) =>
  startProcess([process.execPath, program, JSON.stringify(script)]);
