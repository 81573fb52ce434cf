import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testEnvironment } from './test-server.ts';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));
const typescript = import.meta.resolve('tsx');

/** A server in a process of its own. */
export interface ServerProcess {
  port: number;
  url: string;
  /** The token of the set-up link, if it was printed. */
  setupToken: string | undefined;
  stdout(): string;
  stderr(): string;
  pid: number | undefined;
  /** Sends a signal, after which it goes on. */
  signal(name: NodeJS.Signals): void;
  /** Sends a signal; the answer is the exit code once it has ended. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface EndedProcess {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the program and waits until it ends by itself, as it does when it cannot start. */
export async function runToEnd(dataDir: string, environment: Record<string, string> = {}): Promise<EndedProcess> {
  const { exited, stdout, stderr } = launch(dataDir, environment);
  return { code: await exited, stdout: stdout(), stderr: stderr() };
}

/** Starts the program and kills it as soon as `when` resolves, wherever it is then. Answers whether that was before it listened. */
export async function killAtStart(dataDir: string, when: (ended: () => boolean) => Promise<void>): Promise<boolean> {
  const { child, exited, stdout } = launch(dataDir, {});
  await when(() => child.exitCode !== null || stdout().includes('is running on'));
  const wasStarting = child.exitCode === null && !stdout().includes('is running on');
  child.kill('SIGKILL');
  await exited;
  return wasStarting;
}

interface StartOptions {
  /** What it prints goes into files there too. */
  logFolder?: string;
  /** A command that starts it and looks on: `['strace', '-f']`. */
  under?: readonly string[];
}

/** Starts the program and waits until it says where it is. */
export async function startServerProcess(
  dataDir: string,
  environment: Record<string, string> = {},
  { logFolder, under }: StartOptions = {},
): Promise<ServerProcess> {
  const { child, exited, stdout, stderr } = launch(dataDir, environment, under);
  if (logFolder !== undefined) {
    child.stdout.pipe(createWriteStream(join(logFolder, 'stdout.log')));
    child.stderr.pipe(createWriteStream(join(logFolder, 'stderr.log')));
  }
  await Promise.race([
    new Promise<void>((resolve) => child.stdout.on('data', () => stdout().includes('is running on') && resolve())),
    exited.then(() => Promise.reject(new Error(`the server ended: ${stderr()}`))),
  ]);
  const port = Number(/is running on \S+:(\d+)/.exec(stdout())?.[1]);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    setupToken: /setup#(\S+)/.exec(stdout())?.[1],
    stdout,
    stderr,
    pid: child.pid,
    signal: (name) => void child.kill(name),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}

function launch(dataDir: string, environment: Record<string, string>, under: readonly string[] = []) {
  const node = [process.execPath, '--conditions=@usance/source', '--import', typescript, program];
  const [command = '', ...args] = [...under, ...node];
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH ?? '', ...testEnvironment(dataDir, environment) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (printed.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed.stderr += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, exited, stdout: () => printed.stdout, stderr: () => printed.stderr };
}
