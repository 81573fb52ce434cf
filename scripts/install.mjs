// Installs what the lock file names, if it is not there already. Node's own modules only: this runs before anything is installed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';

const oldestNode = [20, 19];

/** Runs `npm ci` when `node_modules` is missing or differs from `package-lock.json`. Throws with one sentence if it cannot. */
export async function installIfStale() {
  refuseOldNode();
  if (isInstalled(root)) return;
  console.log(
    'Installing what package-lock.json names (once; the embedded database is large, this can take some minutes) …',
  );
  const npm = process.env.npm_execpath; // set when npm started us: then that npm, not another on the path
  const [command, before] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  // Without --include=dev, NODE_ENV=production would leave out the compiler. No dependency needs its install script: what is
  // native comes prebuilt.
  const { code } = await run(
    command,
    [...before, 'ci', '--include=dev', '--ignore-scripts', '--no-fund', '--no-audit'],
    {
      stdio: 'inherit',
    },
  );
  if (code !== 0)
    throw new Error('npm ci failed; what it said stands above. Check the network, then run the same command again.');
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new Error(`Node ${process.versions.node} is too old; install Node ${oldestNode.join('.')} or newer.`);
}

/** Whether `node_modules` holds what the lock names. npm keeps there a copy of the lock, written last: a broken-off install has none. */
export function isInstalled(top) {
  const installedLock = join(top, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = packagesOf(join(top, 'package-lock.json'));
  const installed = packagesOf(installedLock);
  return Object.entries(wanted).every(([path, { version, link, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional packages are mostly builds for other platforms.
    if (found === undefined) return optional === true || devOptional === true;
    return found.version === version && found.link === link;
  });
}

const packagesOf = (lockFile) => JSON.parse(readFileSync(lockFile, 'utf8')).packages;
