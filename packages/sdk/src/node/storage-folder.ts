import { os, path } from './builtins.ts';

/**
 * Where this platform keeps what a program remembers: `$XDG_STATE_HOME` or `~/.local/state`, `~/Library/Application Support`,
 * or `%LOCALAPPDATA%`; in it `usance/<name>`.
 */
export function defaultStorageFolder(name: string, environment: NodeJS.ProcessEnv): string {
  return path.join(stateFolder(environment), 'usance', name);
}

function stateFolder(environment: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32')
    return environment.LOCALAPPDATA || environment.APPDATA || path.join(os.homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support');
  return environment.XDG_STATE_HOME || path.join(os.homedir(), '.local', 'state');
}

/** A name as one folder's name, on any file system. */
export const safeName = (name: string): string => name.replaceAll(/[^\w.-]+/g, '-').replace(/^\.+/, '') || 'product';
