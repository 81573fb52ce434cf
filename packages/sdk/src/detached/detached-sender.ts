import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InitOptions } from '../node/init.ts';

/** Where the options stand for the process that sends. */
export const senderVariable = 'USANCE_SENDER';

/**
 * For `init`'s option `sendLater`: when the program ends and a sync is due, a process of its own sends what waits, and ends. It
 * outlives the program, which does not wait for it. A program that is bundled into one file names a file of its own that imports
 * `@usance/sdk/sender`. Not for programs that are one file with their runtime: `process.execPath` is the program itself there.
 */
export function detachedSender(file?: string): (options: InitOptions) => boolean {
  return ({ plan: _plan, sendLater: _sendLater, ...options }) => {
    const { NODE_OPTIONS: _hooks, ...environment } = process.env;
    // A program that is one file with its runtime starts itself: once, but not from there again.
    if (environment[senderVariable] !== undefined) return false;
    const program = resolve(file ?? fileURLToPath(new URL('./sender.js', import.meta.url)));
    const given: InitOptions = { ...options, sessions: 'many' };
    const child = spawn(process.execPath, [program], {
      detached: true,
      // The folder that the program runs in may go away, and must not be held.
      cwd: options.storageFolder,
      stdio: 'ignore',
      windowsHide: true,
      env: { ...environment, ELECTRON_RUN_AS_NODE: '1', [senderVariable]: JSON.stringify(given) },
    });
    child.on('error', () => undefined);
    child.unref();
    return true;
  };
}
