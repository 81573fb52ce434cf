import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Where a tool lies that `npm ci` installed. */
export const tool = (name) => join(root, 'node_modules/.bin', name);

/**
 * Runs a program to its end, in the top folder. With `stdio: 'inherit'` it talks to the terminal; otherwise its output is
 * collected, and given line by line to `onLine`, if there is one.
 */
export function run(command, args, { stdio = 'pipe', env = process.env, onLine } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: stdio === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let unfinished = '';
    const take = (chunk) => {
      output += chunk;
      const lines = (unfinished + chunk).split('\n');
      unfinished = lines.pop() ?? '';
      if (onLine !== undefined) lines.forEach(onLine);
    };
    child.stdout?.setEncoding('utf8').on('data', take);
    child.stderr?.setEncoding('utf8').on('data', take);
    child.on('error', (error) =>
      resolve({ code: 1, output: `${output}${command} could not be started: ${error.message}\n` }),
    );
    child.on('close', (code, signal) => {
      if (unfinished !== '') onLine?.(unfinished);
      resolve({ code: code ?? 1, output: signal === null ? output : `${output}${command} was ended by ${signal}\n` });
    });
  });
}
