import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { installPackage, onPath } from './apt.mjs';

/**
 * Sees to it that there are the proxies whose settings the project ships, for the test that starts them. Answers with nothing, or with one
 * sentence on why they are not all there.
 */
export async function installProxies() {
  process.env.PATH += `${delimiter}/usr/sbin`; // where Debian puts them
  const missing = ['nginx', 'haproxy', 'caddy'].filter((name) => onPath([name]) === undefined);
  if (missing.length === 0) return undefined;
  if (existsSync('/run/systemd/system'))
    return `${missing.join(', ')} would be started by this system when installed; install what you want to see tested`;
  for (const name of missing) {
    const reason = await installPackage(name === 'nginx' ? 'nginx-light' : name);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
