import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApiClient, type ApiClient, type NewProduct, type Product } from '@usance/api';

const program = fileURLToPath(new URL('../../../apps/server/dist/main.js', import.meta.url));
export const ownerToken = 'owner-token-of-the-tests';

/** A built server in a process of its own, as people run it. */
export interface ServerProcess {
  url: string;
  port: number;
  api: ApiClient;
  process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Sends a signal and resolves to the exit code, `null` if the signal killed it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface ServerProcessOptions {
  dataDir: string;
  port?: number;
  environment?: Record<string, string>;
}

/** Starts a server and resolves when it is ready. */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  // The flag and the number of threads are those of `npm start`.
  const child = spawn(process.execPath, ['--max-semi-space-size=64', program], {
    env: {
      PATH: process.env['PATH'], // nothing else: the test runner's own variables are none of the server's
      UV_THREADPOOL_SIZE: '16',
      PORT: String(port),
      USANCE_DATA_DIR: options.dataDir,
      USANCE_OWNER_TOKEN: ownerToken,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = `http://localhost:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`the server did not start: ${output}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    port,
    api: createApiClient({ baseUrl: url, token: ownerToken }),
    process: child,
    output: () => output,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}

export const newFolder = (name: string): string => mkdtempSync(join(tmpdir(), `usance-${name}-`));

/**
 * A folder for what an installation keeps. In a container, what lies on its own disk goes away with it, and such an installation is kept
 * apart as `ephemeral`; memory that is mounted counts as a disk that stays.
 */
export const lastingFolder = (name: string): string =>
  mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `usance-${name}-`));

/** A product that takes whatever a test sends. */
export const createOpenProduct = (
  { api }: ServerProcess,
  name: string,
  settings: NewProduct['settings'] = {},
): Promise<Product> =>
  api.createProduct({ name, settings: { newInstallationsPerHour: null, syncsPerMinutePerAddress: null, ...settings } });

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/healthz/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
