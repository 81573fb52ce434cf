import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What runs JavaScript beside Node: its name with its version, as it is told, and the command that runs a program. */
export interface Runtime {
  name: string;
  command: readonly string[];
}

const suffix = process.platform === 'win32' ? '.exe' : '';

/** Bun and Deno, from their npm packages. Their install scripts, which only link the program, do not run here. */
export const bun = runtime('bun', (folder) => [join(folder, 'bin', `bun${suffix}`)]);
export const deno = runtime('deno', (folder) => [join(folder, `deno${suffix}`), 'run', '--no-config']);

/** What a Deno program with the SDK in it has to be given; less, and the SDK does nothing. */
export const denoPermissions = ['--allow-env', '--allow-sys', '--allow-read', '--allow-write', '--allow-net'];

/** Deno's terminal colours, its caches, and its look for a newer Deno, which would go over the network. */
export const quietDeno = (folder: string): NodeJS.ProcessEnv => ({
  DENO_DIR: join(folder, 'deno'),
  DENO_NO_UPDATE_CHECK: '1',
  NO_COLOR: '1',
});

function runtime(name: string, command: (folder: string) => string[]): Runtime {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version, optionalDependencies } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    version: string;
    optionalDependencies: Record<string, string>;
  };
  // One package for each system; npm installs the one that fits.
  const folders = Object.keys(optionalDependencies).map((one) => join(dirname(dirname(manifest)), one));
  const folder = folders.find(existsSync) ?? '';
  const [major, minor] = version.split('.');
  return { name: `${name.replace(/^./, (first) => first.toUpperCase())} ${major}.${minor}`, command: command(folder) };
}
