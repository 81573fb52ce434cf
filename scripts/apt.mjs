import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

/** Installs one of Debian's packages. Answers with nothing, or with one sentence on why it is not installed. */
export async function installPackage(name) {
  if (onPath(['apt-get']) === undefined) return `there is no apt-get to install ${name} with`;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && onPath(['sudo']) === undefined)
    return `only root can install ${name}; run \`apt-get install ${name}\` as root`;
  const [program, ...before] = isRoot ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run(program, [...before, 'update', '-q'], { env });
  const install = await run(program, [...before, 'install', '-q', '-y', '--no-install-recommends', name], { env });
  if (install.code === 0) return undefined;
  return `installing ${name} from Debian's packages failed:\n${update.code === 0 ? '' : update.output}${install.output}`;
}

/** The first of some programs that is on the path. */
export function onPath(wanted) {
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
