import type { Sync } from '@usance/protocol';
import type { Random, Storage } from './platform.ts';
import type { Recorder } from './recorder.ts';
import { isSessionRecord, type SessionRecord } from './session-record.ts';
import { isObject, parseJson } from './text.ts';

/** What records belong to, beside the installation: programs with different answers may share a folder. */
export interface JournalOrigin {
  key: string;
  environment: NonNullable<Sync['environment']>;
  kind: NonNullable<Sync['kind']>;
}

/** The records of one file. */
export interface JournalContent extends JournalOrigin {
  records: SessionRecord[];
}

/** Keeps one recorder's state on the disk. While it records, the file is named after its owner; after that, anyone may send it. */
export interface Journal {
  /** Resolves to true when everything counted before the call is on the disk. */
  save(): Promise<boolean>;
  /** The current day for a send, if the collector does not have it yet. */
  hand(): Promise<SessionRecord | undefined>;
  /** Saves and closes at once, for a program that ends. */
  closeNow(): void;
  /** Takes the file away, for a person who said no. */
  discard(): void;
}

export function createJournal(
  { storage, random }: { storage: Storage; random: Random },
  recorder: Recorder,
  origin: JournalOrigin,
): Journal {
  let name = liveName(storage.owner, random.uuid());
  let wasWritten = false;
  let isClosed = false;
  let saving: Promise<boolean> = Promise.resolve(true);

  const content = (records: SessionRecord[]) => writeJournal({ ...origin, records });
  const isOpen = () => !isClosed;
  const wasTaken = () => wasWritten && storage.modifiedAt(name) === undefined;

  /**
   * A process that took this one for dead (asleep, or in another container) sends the file as it is. This one goes on in a new
   * file, under a revision that the other does not have.
   */
  function mindTakeover(): void {
    if (!wasTaken()) return;
    name = liveName(storage.owner, random.uuid());
    wasWritten = false;
    recorder.skipRevision();
  }

  async function saveOnce(): Promise<boolean> {
    if (isClosed) return true;
    mindTakeover();
    const records = recorder.records();
    if (!(await storage.save(name, content(records), () => isOpen() && !wasTaken()))) return !isOpen() || retryTaken();
    wasWritten = true;
    const over = records.slice(0, -1);
    // Days that are over get a file of their own, which any process may send; until then the live file has them too.
    if (over.length > 0 && (await storage.save(closedName(random.uuid()), content(over), isOpen)))
      recorder.forget(over);
    return true;
  }

  const retryTaken = async () => wasTaken() && saveOnce();

  async function save(): Promise<boolean> {
    // One after the other: two writers of one file could overtake each other.
    saving = saving.then(saveOnce);
    return saving;
  }

  return {
    save,
    hand: async () => {
      mindTakeover();
      const record = recorder.hand();
      // Saved before it is sent: after a crash, no revision that the collector has may mean something else on the disk.
      if (record === undefined || (await save())) return record;
      recorder.skipRevision();
      return recorder.hand();
    },
    closeNow: () => {
      if (isClosed) return;
      isClosed = true;
      mindTakeover();
      if (storage.saveNow(name, content(recorder.records()))) storage.rename(name, closedName(random.uuid()));
    },
    discard: () => {
      isClosed = true;
      storage.remove(name);
    },
  };
}

export const writeJournal = (content: JournalContent): string => JSON.stringify({ v: 1, ...content });

/** What a file says, with the number of records in it that cannot be read. `undefined` if the file is damaged as a whole. */
export function readJournal(text: string): (JournalContent & { unreadable: number }) | undefined {
  const kept = parseJson(text);
  if (!isObject(kept) || kept.v !== 1 || typeof kept.key !== 'string' || !Array.isArray(kept.records)) return undefined;
  const records = kept.records.filter(isSessionRecord);
  return {
    key: kept.key,
    environment: kept.environment === 'development' ? 'development' : 'production',
    kind: kept.kind === 'ci' ? 'ci' : 'normal',
    records,
    unreadable: kept.records.length - records.length,
  };
}

const liveName = (owner: string, id: string) => `live.${owner}.${id}.json`;
export const closedName = (id: string): string => `closed.${id}.json`;
export const isClosedName = (name: string): boolean => name.startsWith('closed.') && name.endsWith('.json');

/** Who records into the file of this name, or `undefined` if it is not a live one. */
export const ownerOf = (name: string): string | undefined => /^live\.([^.]+)\.[^.]+\.json$/.exec(name)?.[1];
