import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const dayMs = 86_400_000;

/** Deletes backups in a folder that are older, by the time in their names, and answers their names. Files of other names stay. */
export function removeOldBackups(folder: string, days: number, now: number): string[] {
  const old = readdirSync(folder).filter((name) => (madeAt(name) ?? now) < now - days * dayMs);
  for (const name of old) rmSync(join(folder, name));
  return old;
}

function madeAt(name: string): number | undefined {
  const [, day, hour, minute, second] = /^usance-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z\.backup$/.exec(name) ?? [];
  return day === undefined ? undefined : Date.parse(`${day}T${hour}:${minute}:${second}Z`);
}
