import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { Backup, ProductSettings } from '@usance/api';
import type { Collector } from '@usance/collector';
import type { Registry } from '@usance/registry';
import type { Warehouse } from '@usance/warehouse';
import type { Logger } from '../log.ts';
import { ProblemError } from '../problem-error.ts';
import { newHead } from './archive-head.ts';
import { expiryOf, type BackupKeys } from './backup-keys.ts';
import { writeArchive } from './write-archive.ts';

const checkKeysEveryMs = 86_400_000;
const recordsFact = 'backups';
/** A backup a day for a year. */
const recordsKept = 366;

/** What is remembered of a backup. Until when it can be read follows from its key. */
type BackupRecord = Omit<Backup, 'readableUntil'>;

/** Makes backups, one at a time, and destroys their keys when their time is over. */
export interface Backups {
  /** Begins one; its bytes are read from the stream. Throws a problem `conflict` while another is under way. */
  begin(): { fileName: string; stream: Readable };
  /** Those that were made, the latest first. */
  list(): Promise<Backup[]>;
  /** Breaks off the one that is under way, and resolves when nothing of it reads the stores any more. */
  close(): Promise<void>;
}

export interface BackupsOptions {
  registry: Registry<ProductSettings>;
  warehouse: Warehouse;
  collector: Pick<Collector<never>, 'flush'>;
  keys: BackupKeys;
  secretCheck: string;
  now(): Date;
  log: Logger;
}

export function createBackups({
  registry,
  warehouse,
  collector,
  keys,
  secretCheck,
  now,
  log,
}: BackupsOptions): Backups {
  let running: Readable | undefined;
  destroyExpiredKeys();
  const timer = setInterval(destroyExpiredKeys, checkKeysEveryMs).unref();

  function destroyExpiredKeys() {
    try {
      for (const month of keys.destroyExpired(now()))
        log.info({ month }, 'the key of a month of backups was destroyed');
    } catch (cause) {
      log.error({ cause }, 'the keys of backups cannot be checked; see USANCE_BACKUP_KEYS');
    }
  }

  const records = async (): Promise<BackupRecord[]> =>
    JSON.parse((await registry.facts.get(recordsFact)) ?? '[]') as BackupRecord[]; // written below

  async function* recorded(at: Date): AsyncGenerator<Buffer> {
    const key = keys.use(at);
    await collector.flush();
    let bytes = 0;
    for await (const chunk of writeArchive({ registry, warehouse, secretCheck }, newHead(key, at.toISOString()))) {
      bytes += chunk.length;
      yield chunk;
    }
    const record = {
      at: at.toISOString(),
      bytes,
      seconds: (now().getTime() - at.getTime()) / 1_000,
      keyMonth: key.month,
    };
    await registry.facts.set(recordsFact, JSON.stringify([record, ...(await records())].slice(0, recordsKept)));
  }

  return {
    begin() {
      if (running !== undefined)
        throw new ProblemError('conflict', 'another backup is being made; wait until it is complete');
      destroyExpiredKeys();
      const at = now();
      const stream = Readable.from(recorded(at), { objectMode: false });
      running = stream;
      stream.once('error', (cause) => log.error({ cause }, 'a backup could not be made'));
      stream.once('close', () => (running = undefined));
      return { fileName: `usance-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.backup`, stream };
    },
    async list() {
      return (await records()).map((record) => {
        const key = keys.find(record.keyMonth);
        return { ...record, readableUntil: key === undefined ? null : expiryOf(key.lastUsedAt).toISOString() };
      });
    },
    async close() {
      clearInterval(timer);
      if (running === undefined) return;
      const closed = once(running, 'close');
      running.destroy();
      await closed;
    },
  };
}
