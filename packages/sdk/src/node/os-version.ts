import { readFileSync } from 'node:fs';
import { release } from 'node:os';

/** The system's version as people call it: `Debian GNU/Linux 12`, `15.1`, `11 24H2`. */
export function osVersion(): string {
  if (process.platform === 'linux') return linuxVersion(readRelease());
  if (process.platform === 'darwin') return macosVersion(release());
  return process.platform === 'win32' ? windowsVersion(release()) : release();
}

/** From the text of `/etc/os-release`. */
export function linuxVersion(text: string): string {
  const field = (name: string) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(text)?.[1];
  return [field('NAME'), field('VERSION_ID')].filter(Boolean).join(' ');
}

/** From Darwin's version: its number was nine ahead of macOS's from 20 on, until macOS took the year's. */
export function macosVersion(darwin: string): string {
  const [major = 0, minor = 0] = darwin.split('.').map(Number);
  if (major >= 25) return `${major + 1}.${minor}`;
  return major >= 20 ? `${major - 9}.${minor}` : `10.${major - 4}`;
}

/** From `10.0.<build>`. */
export function windowsVersion(kernel: string): string {
  const build = Number(kernel.split('.')[2] ?? 0);
  const [, name] = windowsBuilds.find(([from]) => build >= from) ?? [0, kernel];
  return name;
}

const windowsBuilds: readonly (readonly [from: number, name: string])[] = [
  [26_200, '11 25H2'],
  [26_100, '11 24H2'],
  [22_631, '11 23H2'],
  [22_621, '11 22H2'],
  [22_000, '11 21H2'],
  [19_045, '10 22H2'],
  [19_044, '10 21H2'],
  [10_240, '10'],
];

function readRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
