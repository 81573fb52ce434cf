import { attempt } from './attempt.ts';
import { fs, os } from './builtins.ts';

/** The system's version: `Debian GNU/Linux 12`; on Windows and macOS the kernel's, which the collector gives its usual name. */
export const osVersion = (): string =>
  process.platform === 'linux'
    ? linuxVersion(attempt(() => fs.readFileSync('/etc/os-release', 'utf8')) ?? '')
    : os.release();

/** From the text of `/etc/os-release`. */
export function linuxVersion(text: string): string {
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
  return `${field('NAME')} ${field('VERSION_ID')}`.trim();
}
