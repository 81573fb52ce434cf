import type { Purpose } from '@usance/protocol';
import { choiceName } from './choice.ts';
import { dayMs } from './day.ts';
import type { DropCounter } from './drops.ts';
import { closedName, isClosedName, ownerOf, readJournal, writeJournal, type JournalContent } from './journal.ts';
import type { Platform } from './platform.ts';
import { isPending, stripped, type SessionRecord } from './session-record.ts';

/** Older records are not sent any more: what a person's disk holds has an end. */
const maxAgeMs = 30 * dayMs;
const maxBytes = 5_000_000;
/** A live file is written every minute; one untouched for so long belongs to nobody, even if its owner's number is in use again. */
const abandonedAfterMs = 15 * 60_000;
/** Unfinished copies that a killed process left. */
const leftoverAfterMs = 3_600_000;

/** One file of records that wait. */
export interface WaitingJournal extends JournalContent {
  name: string;
  /** As read, to see whether another process changed it meanwhile. */
  text: string;
}

/** The records of all sessions that are over, of every process that shares the storage. */
export interface Queue {
  /**
   * All that waits. What processes left that are gone is taken over; what is too old, too much, unreadable, or not allowed any
   * more goes. Call it under the sending lock.
   */
  gather(now: number, purposes: readonly Purpose[]): Promise<WaitingJournal[]>;
  /** Takes away the records that are done with. */
  settle(journal: WaitingJournal, settled: ReadonlySet<SessionRecord>): Promise<void>;
  /** Takes away everything but the person's choice, live files of other processes included. */
  wipe(): void;
}

export function createQueue(
  { storage, random, clock }: Pick<Platform, 'storage' | 'random' | 'clock'>,
  drops: DropCounter,
): Queue {
  const isOlder = (name: string, ageMs: number) => clock.now() - (storage.modifiedAt(name) ?? Infinity) > ageMs;

  function adopt(names: readonly string[]): void {
    for (const name of names) {
      const owner = ownerOf(name);
      const isGone = (run: string) =>
        run !== storage.owner && (!storage.isAlive(run) || isOlder(name, abandonedAfterMs));
      if (owner !== undefined && isGone(owner)) storage.rename(name, closedName(random.uuid()));
      if (name.endsWith('.tmp') && isOlder(name, leftoverAfterMs)) storage.remove(name);
    }
  }

  function dropTooMuch(): void {
    const files = storage
      .names()
      .filter(isClosedName)
      .map((name) => ({ name, bytes: storage.sizeOf(name), at: storage.modifiedAt(name) ?? 0 }))
      .toSorted((one, other) => other.at - one.at);
    let bytes = 0;
    for (const file of files) {
      bytes += file.bytes;
      if (bytes <= maxBytes) continue;
      drops.add('too-much', readJournal(storage.read(file.name) ?? '')?.records.length ?? 1);
      storage.remove(file.name);
    }
  }

  async function open(name: string): Promise<WaitingJournal | undefined> {
    const text = await storage.load(name);
    if (text === undefined) return undefined;
    const content = readJournal(text);
    drops.add('unreadable', content?.unreadable ?? 1);
    if (content !== undefined) return { ...content, name, text };
    storage.remove(name);
    return undefined;
  }

  /** Replaces the records of a file, unless another process changed it meanwhile. */
  async function replace(journal: WaitingJournal, records: SessionRecord[]): Promise<void> {
    if ((await storage.load(journal.name)) !== journal.text) return;
    const { key, environment, kind, name } = journal;
    if (records.length === 0) storage.remove(name);
    else await storage.save(name, writeJournal({ key, environment, kind, records }));
  }

  async function cleaned(journal: WaitingJournal, now: number, purposes: readonly Purpose[]) {
    const young = journal.records.filter(({ sessionDay }) => now - Date.parse(sessionDay.day) <= maxAgeMs);
    drops.add('too-old', journal.records.length - young.length);
    const records = young.map((record) => stripped(record, purposes));
    if (records.length === journal.records.length && records.every((record, i) => record === journal.records[i]))
      return journal;
    await replace(journal, records);
    return open(journal.name);
  }

  return {
    gather: async (now, purposes) => {
      adopt(storage.names());
      dropTooMuch();
      const journals: WaitingJournal[] = [];
      for (const name of storage.names().filter(isClosedName)) {
        const found = await open(name);
        const journal = found && (await cleaned(found, now, purposes));
        if (journal !== undefined) journals.push(journal);
      }
      return journals;
    },
    settle: async (journal, settled) => {
      const left = journal.records.filter((record) => isPending(record) && !settled.has(record));
      if (left.length < journal.records.length || left.length === 0) await replace(journal, left);
    },
    wipe: () => {
      for (const name of storage.names()) if (name !== choiceName) storage.remove(name);
    },
  };
}
