import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { attempt } from './attempt.ts';

/** `undefined` where the system does not tell. */
export function isContainer(environment: NodeJS.ProcessEnv): boolean | undefined {
  if (process.platform !== 'linux') return undefined;
  return (
    environment.KUBERNETES_SERVICE_HOST !== undefined ||
    environment.container !== undefined ||
    existsSync('/.dockerenv') ||
    existsSync('/run/.containerenv') ||
    /docker|kubepods|containerd|lxc/.test(attempt(() => readFileSync('/proc/1/cgroup', 'utf8')) ?? '')
  );
}

/** True if a folder, or what of its path exists, lies on the container's own file system, which goes away with it. */
export function isOnRootDisk(folder: string): boolean {
  const device = (path: string) => attempt(() => statSync(path).dev);
  let path = folder;
  while (device(path) === undefined && dirname(path) !== path) path = dirname(path);
  return device(path) === device('/');
}
