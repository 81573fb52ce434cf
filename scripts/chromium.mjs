import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Finds a browser for the browser tests, or installs Debian's. Answers with its path, or with one sentence on why there is none. */
export async function findChromium() {
  const found = process.env.CHROMIUM_PATH ?? onPath(names);
  if (found !== undefined) return { path: found };
  if (onPath(['apt-get']) === undefined)
    return {
      reason: 'there is no chromium, and no apt-get to install it with; install Chromium and set CHROMIUM_PATH to it',
    };
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && onPath(['sudo']) === undefined)
    return { reason: 'there is no chromium, and only root can install it; run `apt-get install chromium` as root' };
  console.log('Installing Chromium, for the browser tests …');
  const apt = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const [program, ...before] = apt;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run(program, [...before, 'update', '-q'], { env });
  const install = await run(program, [...before, 'install', '-q', '-y', '--no-install-recommends', 'chromium'], {
    env,
  });
  const path = onPath(names);
  if (path !== undefined) return { path };
  return {
    reason: `installing chromium from Debian's packages failed:\n${update.code === 0 ? '' : update.output}${install.output}`,
  };
}

function onPath(wanted) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return wanted.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
