import { choiceName } from './choice.ts';
import { dayMs } from './day.ts';
import type { Drop } from './drops.ts';
import { isClosedName, ownerOf, readJournal } from './journal.ts';
import type { Platform } from './platform.ts';
import { sentLogNames } from './sent-log.ts';
import type { SessionRecord } from './session-record.ts';

/** Older records are not sent any more: what a person's disk holds has an end. */
export const maxAgeMs = 30 * dayMs;
/** A live file is written every minute; one untouched for so long belongs to nobody, even if its owner's number is in use again. */
const abandonedAfterMs = 900_000;
/** Unfinished copies that a killed process left. */
const leftoverAfterMs = 3_600_000;

/** A file of records that wait. It never changes: what is added to it goes into a new one. */
export interface WaitingFile {
  name: string;
  records: SessionRecord[];
}

/** The records of all sessions that are over, of every process that shares the storage. */
export interface Queue {
  /** The files of processes that are gone. */
  left(): Promise<string[]>;
  /** Takes them over. */
  adopt(): Promise<void>;
  /**
   * All that waits, the newest first; what is too old, too much, or unreadable goes. With `left` this is only a look, at what would be
   * taken over, too.
   */
  gather(now: number, left?: readonly string[]): WaitingFile[];
  /** Takes away what is too old, also where nothing is ever sent. */
  purge(): void;
  /** Takes away everything but the person's choice and the log, live files of other processes included. */
  wipe(): void;
}

export function createQueue(
  { storage, random, clock, room }: Pick<Platform, 'storage' | 'random' | 'clock' | 'room'>,
  drop: Drop,
): Queue {
  const isOlder = (name: string, ageMs: number) => clock.now() - (storage.modifiedAt(name) ?? Infinity) > ageMs;

  async function left(): Promise<string[]> {
    const names = [];
    for (const name of storage.names()) {
      const owner = ownerOf(name);
      if (
        owner !== undefined &&
        owner !== storage.owner &&
        (!(await storage.isAlive(owner)) || isOlder(name, abandonedAfterMs))
      )
        names.push(name);
    }
    return names;
  }

  return {
    left,
    adopt: async () => {
      // Under a name without day and hour, so that no run joins it: its owner may live on, and send it too.
      for (const name of await left()) storage.rename(name, `closed.${random.uuid()}.json`);
      for (const name of storage.names())
        if (name.endsWith('.tmp') && isOlder(name, leftoverAfterMs)) storage.remove(name);
    },
    gather: (now, leftNames) => {
      let bytes = 0;
      return storage
        .names()
        .filter((name) => isClosedName(name) || leftNames?.includes(name))
        .map((name) => ({ name, text: storage.read(name), at: storage.modifiedAt(name) ?? 0 }))
        .toSorted((one, other) => other.at - one.at || ((one.text ?? '') < (other.text ?? '') ? -1 : 1))
        .flatMap(({ name, text }) => {
          // Another process has sent it, or a run has joined it.
          if (text === undefined) return [];
          const read = readJournal(text);
          const records = read?.filter(({ day }) => now - Date.parse(day.day) <= maxAgeMs) ?? [];
          bytes += text.length;
          if (records.length > 0 && bytes <= room.queue) return [{ name, records }];
          if (!leftNames) {
            drop(read === undefined ? 'unreadable' : records.length > 0 ? 'too-much' : 'too-old', name, read?.length);
            storage.remove(name);
          }
          return [];
        });
    },
    purge: () => {
      for (const name of storage.names()) if (isClosedName(name) && isOlder(name, maxAgeMs)) storage.remove(name);
    },
    wipe: () => {
      for (const name of storage.names()) if (name !== choiceName && !sentLogNames.includes(name)) storage.remove(name);
    },
  };
}
