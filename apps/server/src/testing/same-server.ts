import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startServerProcess, type ServerProcess } from './server-process.ts';
import { newFolder, removeFolder } from './test-server.ts';
import { filesLeft } from './what-is-left.ts';

/** Where a run writes. */
export interface Folders {
  data: string;
  log: string;
  temporary: string;
}

export interface SameServerOptions {
  environment?: Record<string, string>;
  /** Looks at the folders before they go. */
  look?: ((folders: Folders) => void) | undefined;
}

const startedAt = Date.now();

/** What makes a program see the same time and the same chance in every run. */
export const sameWorld = (...more: string[]): Record<string, string> => ({
  TSX_DISABLE_CACHE: '1',
  NODE_OPTIONS: ['tsx', './same-world.ts', ...more].map((name) => `--import ${import.meta.resolve(name)}`).join(' '),
  SAME_WORLD_TIME: `${startedAt}`,
});

/**
 * Runs a server in a process of its own, which is the same in every run, from an empty folder until `use` has ended. Answers all
 * that it left, and beside it what `use` answers.
 */
export async function leftByServer(
  { environment, look }: SameServerOptions,
  use: (server: ServerProcess) => Promise<ReadonlyMap<string, string>>,
): Promise<Map<string, string>> {
  const root = newFolder('same-server');
  const folders: Folders = { data: join(root, 'data'), log: join(root, 'log'), temporary: join(root, 'temporary') };
  for (const folder of Object.values(folders) as string[]) mkdirSync(folder);
  let server: ServerProcess | undefined;
  try {
    const surroundings = {
      HOST: '::',
      LOG_LEVEL: 'debug',
      APP_SECRET: 'the same secret in every run of this test',
      TMPDIR: folders.temporary,
      ...sameWorld('./planted.ts'),
      ...environment,
    };
    server = await startServerProcess(folders.data, surroundings, { logFolder: folders.log });
    const used = await use(server);
    await server.stop();
    look?.(folders);
    return new Map([...filesLeft({ ...folders }), ...used]);
  } finally {
    await server?.stop('SIGKILL');
    removeFolder(root);
  }
}
