import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface NotesRun {
  code: number;
  output: string;
  errors: string;
}

/** Runs `notes` as a process of its own, with this on its standard input. */
export async function runNotes(
  args: readonly string[],
  { input = '', environment }: { input?: string; environment: NodeJS.ProcessEnv },
): Promise<NotesRun> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:CI|DO_NOT_TRACK|NODE_ENV|NODE_OPTIONS|VITEST.*)$/.test(name)),
  );
  const program = fileURLToPath(new URL('../notes.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--conditions=@usance/source', program, ...args],
    { env: { ...inherited, ...environment } },
  );
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  // A program that does not ask does not read either, and may be gone before the input arrives.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number];
  return { code, output, errors };
}
