import { readFileSync } from 'node:fs';

/**
 * Whether another process has the terminal: the system stops whoever reads from it in the background, until somebody brings it to the
 * front. Known on Linux only.
 */
export function isInBackground(): boolean {
  try {
    const [, , group, , , foreground] = readFileSync('/proc/self/stat', 'utf8').replace(/.*\) /s, '').split(' ');
    return group !== foreground;
  } catch {
    return false;
  }
}
