/**
 * A system's version as people call it. Windows and macOS tell programs the version of their kernel, `10.0.26100` or `24.1.0`; the
 * names are given here, so that programs that were shipped before a system know it too. Other versions stay as they are.
 */
export function osVersionName(os: string, version: string): string {
  if (os === 'macOS' && /^(?:19|[2-9]\d)\.\d+\.\d+$/.test(version)) return macosName(version);
  if (os === 'Windows' && /^10\.0\.\d+$/.test(version)) return windowsName(version);
  return version;
}

/** Darwin's number was nine ahead of macOS's from 20 on, until macOS took the year's. */
function macosName(darwin: string): string {
  const [major = 0, minor = 0] = darwin.split('.').map(Number);
  if (major >= 25) return `${major + 1}.${minor}`;
  return major >= 20 ? `${major - 9}.${minor}` : `10.${major - 4}`;
}

function windowsName(kernel: string): string {
  const build = Number(kernel.split('.')[2]);
  return windowsBuilds.find(([from]) => build >= from)?.[1] ?? kernel;
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
