import type { Random, Storage } from './platform.ts';
import type { Recorder } from './recorder.ts';
import { isSessionRecord, together, type SessionRecord } from './session-record.ts';
import { parseObject } from './text.ts';

/** So many records of sessions that are over are added up while the program runs. */
const manyToFold = 20;
/** So many go into a file of their own, so that the live one stays small. */
const manyOver = 200;

/** Keeps one recorder's state on the disk. While it records, the file is named after its owner; after that, anyone may send it. */
export interface Journal {
  /** Resolves to true when everything counted before the call is on the disk. */
  save(): Promise<boolean>;
  /** Saves and closes at once, for a program that ends. */
  closeNow(): void;
  /** Takes the file away, for a person who said no. */
  discard(): void;
}

export function createJournal({ storage, random }: { storage: Storage; random: Random }, recorder: Recorder): Journal {
  const name = liveName();
  let wasWritten = false;
  let isClosed = false;
  /** True if a process that took this one for dead (asleep, or in another container) has the file, and may send it. */
  let isTaken = false;
  let last: Promise<boolean> = Promise.resolve(true);

  function liveName(): string {
    return `live.${storage.owner}.${random.uuid()}.json`;
  }

  /** A process that has the file tells of its sessions one by one, so that they must not be told of in sums too. */
  function fold(write: () => boolean): void {
    lookWhetherTaken();
    if (!isTaken) recorder.fold(write);
  }

  /** To be called before the file is written, since that makes it anew. */
  function lookWhetherTaken(): void {
    isTaken ||= wasWritten && storage.modifiedAt(name) === undefined;
  }

  function writeNow(records: readonly SessionRecord[]): boolean {
    const isSaved = storage.saveNow(name, writeJournal(records));
    wasWritten ||= isSaved;
    return isSaved;
  }

  async function save(): Promise<boolean> {
    // Many short sessions of a server would fill the disk one by one.
    if (!isClosed && recorder.over().length > manyToFold) fold(() => writeNow(recorder.pending(false)));
    const over = recorder.over();
    // Under a name that no run joins: until the next saving, the live file has these records too.
    if (
      over.length > manyOver &&
      (await storage.save(`closed.${random.uuid()}.json`, writeJournal(over), () => !isClosed))
    )
      recorder.forget(over);
    const records = isClosed ? [] : recorder.pending(false);
    if (records.length === 0 && !wasWritten) return true;
    const isSaved = await storage.save(name, writeJournal(records), () => {
      lookWhetherTaken();
      return !isClosed;
    });
    wasWritten ||= isSaved;
    return isSaved || isClosed;
  }

  /**
   * A program that runs hundreds of times a day leaves one record for each hour of it, not one for each run: the run that ends goes
   * into a file of an earlier one. A kill at any moment leaves either both files or the new one, whose revision is higher. What a
   * send may have taken along already stays alone.
   */
  function joined(records: SessionRecord[]): SessionRecord[] {
    const [record] = records;
    if (record === undefined || records.length > 1 || recorder.isHanded() || isTaken) return records;
    for (const earlier of storage.names().filter((one) => one.startsWith(closedPrefix(records)))) {
      const [other, ...more] = readJournal(storage.read(earlier) ?? '') ?? [];
      const sum = other && more.length === 0 ? together(other, record) : undefined;
      const part = liveName();
      if (sum === undefined || !storage.rename(earlier, part)) continue;
      if (writeNow([sum])) storage.remove(part);
      return [sum];
    }
    return records;
  }

  return {
    // One after the other: two writers of one file could overtake each other.
    save: async () => (last = last.then(save)),
    closeNow: () => {
      if (isClosed) return;
      isClosed = true;
      fold(() => {
        const sums = recorder.pending(false);
        // Where one file takes the place of the other, the sums need not be there before.
        return sums.every(({ day }) => day.day === sums[0]?.day.day) || writeNow(sums);
      });
      const all = recorder.pending(false);
      const today = all.at(-1)?.day.day;
      const before = all.filter(({ day }) => day.day !== today);
      // Each day lies in a file of its own: without an ID, a week is told of by its files.
      const isMoved = before.length === 0 || storage.saveNow(`closed.${random.uuid()}.json`, writeJournal(before));
      const records = joined(isMoved ? all.filter(({ day }) => day.day === today) : all);
      // Under its last name it could be read half written; so it gets that name when it is whole.
      if (records.length === 0) storage.remove(name);
      else if (writeNow(records)) storage.rename(name, `${closedPrefix(records)}${random.uuid()}.json`);
    },
    discard: () => {
      isClosed = true;
      storage.remove(name);
    },
  };
}

export const writeJournal = (records: readonly SessionRecord[]): string => JSON.stringify({ v: 2, records });

/** The records of a file as far as they can be read; `undefined` if the file is damaged as a whole. */
export function readJournal(text: string): SessionRecord[] | undefined {
  const { v, records } = parseObject(text);
  return v === 2 && Array.isArray(records) ? records.filter(isSessionRecord) : undefined;
}

/** The day and hour in the name spare a look into files that could not be joined. */
const closedPrefix = ([record]: readonly SessionRecord[]) => `closed.${record?.day.day}.${record?.day.localHour}.`;

/** Who records into the file of this name; `undefined` if it is not a live one. */
export const ownerOf = (name: string): string | undefined => /^live\.([^.]+)\..*json$/.exec(name)?.[1];
export const isClosedName = (name: string): boolean => /^closed\..*json$/.test(name);
