import { attempt } from './attempt.ts';
import { fs, path } from './builtins.ts';

/** `undefined` where the system does not tell. */
export function isContainer(environment: NodeJS.ProcessEnv): boolean | undefined {
  if (process.platform !== 'linux') return undefined;
  return (
    environment.KUBERNETES_SERVICE_HOST !== undefined ||
    environment.container !== undefined ||
    fs.existsSync('/.dockerenv') ||
    fs.existsSync('/run/.containerenv') ||
    /docker|kubepods|containerd|lxc/.test(attempt(() => fs.readFileSync('/proc/1/cgroup', 'utf8')) ?? '')
  );
}

/** True if a folder, or what of its path exists, lies on the container's own file system, which goes away with it. */
export function isOnRootDisk(folder: string): boolean {
  let place = folder;
  while (device(place) === undefined && path.dirname(place) !== place) place = path.dirname(place);
  return device(place) === device('/');
}

const device = (one: string) => attempt(() => fs.statSync(one).dev);
