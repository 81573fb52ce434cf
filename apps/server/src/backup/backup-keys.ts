import { createHmac, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** A month's key lives so long after the last backup that it sealed; then nothing opens that month's backups any more. */
export const keyLivesDays = 35;

const dayMs = 86_400_000;
const isMonth = (name: string) => /^\d{4}-\d{2}$/.test(name);

export interface BackupKey {
  /** `2026-11`. */
  month: string;
  secret: Buffer;
  /** Tells it from another key without telling anything of it. */
  check: string;
  /** When the last backup was begun with it. */
  lastUsedAt: string;
}

/** The keys of backups, one a month, in a folder of their own: never in a backup, nor in a database. */
export interface BackupKeys {
  folder: string;
  /** The key for a backup that begins now; made if it is the month's first. Its life begins anew. */
  use(now: Date): BackupKey;
  find(month: string): BackupKey | undefined;
  /** Destroys keys whose time is over, and answers their months. */
  destroyExpired(now: Date): string[];
}

export function openBackupKeys(folder: string): BackupKeys {
  const fileOf = (month: string) => join(folder, month);

  function find(month: string): BackupKey | undefined {
    if (!isMonth(month) || !existsSync(fileOf(month))) return undefined;
    const [secret = '', lastUsedAt = ''] = readFileSync(fileOf(month), 'utf8').split('\n');
    return keyOf(month, Buffer.from(secret, 'base64url'), lastUsedAt);
  }

  return {
    folder,
    find,
    use(now) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const month = now.toISOString().slice(0, 7);
      const secret = find(month)?.secret ?? randomBytes(32);
      const key = keyOf(month, secret, now.toISOString());
      const next = `${fileOf(month)}.next`;
      writeDurably(next, `${secret.toString('base64url')}\n${key.lastUsedAt}\n`, 'w');
      renameSync(next, fileOf(month));
      syncFolder(folder);
      return key;
    },
    destroyExpired(now) {
      if (!existsSync(folder)) return [];
      const expired = readdirSync(folder).filter((name) => {
        const key = find(name);
        return key !== undefined && expiryOf(key.lastUsedAt) <= now;
      });
      for (const month of expired) destroy(fileOf(month));
      if (expired.length > 0) syncFolder(folder);
      return expired;
    },
  };
}

/** When a key that was last used then is destroyed. */
export const expiryOf = (lastUsedAt: string): Date => new Date(Date.parse(lastUsedAt) + keyLivesDays * dayMs);

const keyOf = (month: string, secret: Buffer, lastUsedAt: string): BackupKey => ({
  month,
  secret,
  check: createHmac('sha256', secret).update('usance/backup-key').digest('base64url').slice(0, 16),
  lastUsedAt,
});

/** Overwritten first, as far as the disk writes in place. */
function destroy(file: string): void {
  writeDurably(file, randomBytes(statSync(file).size), 'r+');
  rmSync(file);
}

function writeDurably(file: string, content: string | Buffer, flags: 'w' | 'r+'): void {
  const handle = openSync(file, flags, 0o600);
  writeSync(handle, Buffer.from(content));
  fsyncSync(handle);
  closeSync(handle);
}

/** Without this, a name that was given or taken away may come back after the power was cut. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
