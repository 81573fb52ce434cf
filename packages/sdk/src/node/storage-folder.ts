import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where this platform keeps what a program remembers: `$XDG_STATE_HOME` or `~/.local/state`, `~/Library/Application Support`,
 * or `%LOCALAPPDATA%`; in it `usance/<name>`.
 */
export function defaultStorageFolder(name: string, environment: NodeJS.ProcessEnv): string {
  return join(stateFolder(environment), 'usance', name);
}

function stateFolder(environment: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32')
    return environment.LOCALAPPDATA || environment.APPDATA || join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return environment.XDG_STATE_HOME || join(homedir(), '.local', 'state');
}

/** A name as one folder's name, on any file system. */
export const safeName = (name: string): string => name.replaceAll(/[^\w.-]+/g, '-').replace(/^\.+/, '') || 'product';
