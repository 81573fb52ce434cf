import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Invocation } from '../../programs/program.ts';

/** What a process is started with: Node's arguments, and all of its environment. */
export interface Start {
  command: readonly string[];
  folder: string;
  environment: Record<string, string>;
  stdin?: string | undefined;
}

/** What others can see of a run. */
export interface Ending {
  stdout: string;
  stderr: string;
  exitCode: number | null;
  signal: NodeJS.Signals | null;
}

/** Runs a program on Node to its end. Of this process's environment it is given the path only. */
export function runToEnd({ command, folder, environment, stdin = '' }: Start): Promise<Ending & { ms: number }> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(process.execPath, command, {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const printed: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
    child.stdout.on('data', (chunk: Buffer) => printed.stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => printed.stderr.push(chunk));
    child.once('error', reject);
    child.once('close', (exitCode, signal) => {
      const [stdout = '', stderr = ''] = [printed.stdout, printed.stderr].map((all) => Buffer.concat(all).toString());
      resolve({ stdout, stderr, exitCode, signal, ms: performance.now() - startedAt });
    });
    child.stdin.on('error', () => undefined); // a program need not read what it is given
    child.stdin.end(stdin);
  });
}

/** Lays an invocation's files into an emptied folder. */
export function layFiles(folder: string, { files }: Pick<Invocation, 'files'>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Every file below a folder by its path, with what it holds. */
export const readFiles = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted()
      .map((path) => [relative(folder, path), readFileSync(path, 'utf8')]),
  );
