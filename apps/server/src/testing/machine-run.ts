import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createApiClient } from '@usance/api';
import { leftByServer, sameWorld } from './same-server.ts';
import { newFolder, ownerToken, removeFolder } from './test-server.ts';
import type { Left } from './what-is-left.ts';

/** A machine on which a person starts a program with the SDK. */
export interface Machine {
  person: string;
  host: string;
  /** What the person answered; without it nobody starts the program. */
  answer?: unknown;
  /** What the program says of its licence. */
  license?: unknown;
}

const program = fileURLToPath(new URL('sdk-program.ts', import.meta.url));
const run = promisify(execFile);

/** Gives the process a host's name of its own. It takes rights that not every machine grants. */
const withHostName = ['--uts', 'sh', '-c', 'hostname "$HOSTNAME" && exec "$0" "$@"'];

export const canNameHost = (): Promise<boolean> =>
  run('unshare', [...withHostName, 'true'], { env: { ...process.env, HOSTNAME: 'a-host' } }).then(
    () => true,
    () => false,
  );

/** Runs the program once, against a server that is the same in every run. Answers what the server has then. */
export function leftAtServerBy({ person, host, answer, license = {} }: Machine): Promise<Left> {
  return leftByServer({}, async ({ url }) => {
    const { key } = await createApiClient({ baseUrl: url, token: ownerToken }).createProduct({ name: 'Field Notes' });
    if (answer === undefined) return new Map();
    const root = newFolder('machine');
    const home = join(root, person);
    mkdirSync(home);
    const asked = [key, url, JSON.stringify(answer), JSON.stringify(license)];
    const node = [process.execPath, '--conditions=@usance/source', program, ...asked];
    const { PATH = '' } = process.env;
    const { stdout } = await run('unshare', [...withHostName, ...node], {
      env: { PATH, HOME: home, USER: person, LOGNAME: person, HOSTNAME: host, ...sameWorld() },
      cwd: home,
    });
    removeFolder(root);
    return new Map([['the program said', stdout]]);
  });
}
