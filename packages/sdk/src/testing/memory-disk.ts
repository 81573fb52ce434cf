import type { Lock, Storage } from '../core/platform.ts';

/** One run of a program, as its disk sees it. */
export interface Life {
  readonly owner: string;
  isAlive(owner: string): boolean;
  /** Asked before each step at the disk that changes something: false if the run is dead, or dies before it. */
  mayStep(): boolean;
}

/** A disk in memory, which any number of runs share. It can be full, and any step at it can be a run's last. */
export interface MemoryDisk {
  readonly files: Map<string, MemoryFile>;
  isFull: boolean;
  storageOf(life: Life): Storage;
}

export interface MemoryFile {
  text: string;
  at: number;
}

export function createMemoryDisk(now: () => number): MemoryDisk {
  const files = new Map<string, MemoryFile>();
  const locks = new Map<string, { at: number; owner: string }>();
  let temporary = 0;

  function storageOf({ owner, isAlive, mayStep }: Life): Storage {
    const isOff = () => !mayStep();

    /** The name of an unfinished copy; `undefined` if the disk did not take it, or the run died. */
    function write(text: string): string | undefined {
      if (isOff() || disk.isFull) return undefined;
      const name = `${++temporary}.tmp`;
      files.set(name, { text, at: now() });
      return name;
    }
    function rename(from: string, to: string): boolean {
      const file = files.get(from);
      if (isOff() || file === undefined) return false;
      files.delete(from);
      files.set(to, file);
      return true;
    }
    function remove(name: string): void {
      if (!isOff()) files.delete(name);
    }
    function lockOf(name: string): Lock {
      const mine = { at: now(), owner };
      locks.set(name, mine);
      return {
        refresh: () => {
          if (!isOff()) mine.at = now();
        },
        release: () => {
          if (!isOff() && locks.get(name) === mine) locks.delete(name);
        },
      };
    }
    return {
      owner,
      isAlive,
      names: () => [...files.keys()],
      read: (name) => files.get(name)?.text,
      save: async (name, text, isWanted = () => true) => {
        // A file system takes its time; meanwhile the program goes on, or is killed.
        await Promise.resolve();
        const file = write(text);
        await Promise.resolve();
        if (file === undefined) return false;
        if (isWanted()) return rename(file, name);
        remove(file);
        return false;
      },
      saveNow: (name, text) => {
        const file = write(text);
        return file !== undefined && rename(file, name);
      },
      append: (name, text) => {
        if (isOff()) return false;
        const before = files.get(name)?.text ?? '';
        // What fits on a full disk is there afterwards, and the rest is not.
        const fits = disk.isFull ? text.slice(0, text.length / 2) : text;
        files.set(name, { text: before + fits, at: now() });
        return !disk.isFull;
      },
      createOnce: (name, text) => {
        const file = write(text);
        if (file === undefined) return undefined;
        if (!files.has(name)) rename(file, name);
        else remove(file);
        return files.get(name)?.text;
      },
      rename,
      remove,
      modifiedAt: (name) => files.get(name)?.at,
      lock: (name, staleMs) => {
        const held = locks.get(name);
        if (isOff() || (held && Math.abs(now() - held.at) <= staleMs)) return undefined;
        return lockOf(name);
      },
    };
  }
  const disk: MemoryDisk = { files, isFull: false, storageOf };
  return disk;
}
