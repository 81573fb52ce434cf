import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Script } from './host-program.ts';

export interface Run {
  readonly child: ChildProcessWithoutNullStreams;
  output(): string;
  errors(): string;
  /** Resolves when the process is gone. */
  readonly end: Promise<{ code: number | null; signal: NodeJS.Signals | null; at: number }>;
}

/** Starts a command as a process of its own, without the variables that would switch telemetry off. */
export function startProcess([program = '', ...args]: readonly string[], environment: NodeJS.ProcessEnv = {}): Run {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:CI|DO_NOT_TRACK|NODE_ENV|NODE_OPTIONS|VITEST.*)$/.test(name)),
  );
  const child = spawn(program, args, { env: { ...inherited, ...environment } });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  let at = 0;
  child.on('exit', () => {
    at = Date.now();
  });
  const end = once(child, 'close').then(([code, signal]: unknown[]) => ({
    code: code as number | null, // as Node documents the event
    signal: signal as NodeJS.Signals | null,
    at,
  }));
  return { child, output: () => output, errors: () => errors, end };
}

/** Starts a TypeScript program. */
export const runProgram = (program: URL, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Run =>
  startProcess(
    [
      process.execPath,
      '--import',
      import.meta.resolve('tsx'),
      '--conditions=@usance/source',
      fileURLToPath(program),
      ...args,
    ],
    environment,
  );

export const runHost = (script: Script): Run =>
  runProgram(new URL('./host-program.ts', import.meta.url), [JSON.stringify(script)]);
