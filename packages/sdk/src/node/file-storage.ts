import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Storage } from '../core/platform.ts';
import { createFileLock } from './file-lock.ts';
import { isRunAlive, ownerOfThisRun } from './run.ts';

const onlyForTheOwner = { file: 0o600, folder: 0o700 };

/** One file per text, in a folder that is made when the first is written. A file is replaced as a whole or not at all. */
export function createFileStorage(folder: string): Storage {
  const path = (name: string) => join(folder, name);
  const temporary = () => path(`${randomUUID()}.tmp`);
  const makeFolder = () => fs.mkdirSync(folder, { recursive: true, mode: onlyForTheOwner.folder });

  function write(text: string): string {
    makeFolder();
    const file = temporary();
    try {
      fs.writeFileSync(file, text, { mode: onlyForTheOwner.file, flag: 'wx' });
    } catch (error) {
      // A full disk takes a file's name but not its content.
      attempt(() => fs.unlinkSync(file));
      throw error;
    }
    return file;
  }

  async function writeDurably(file: string, text: string): Promise<void> {
    makeFolder();
    const handle = await open(file, 'wx', onlyForTheOwner.file);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  return {
    owner: ownerOfThisRun(),
    isAlive: isRunAlive,
    names: () => attempt(() => fs.readdirSync(folder)) ?? [],
    read: (name) => {
      try {
        return fs.readFileSync(path(name), 'utf8');
      } catch (error) {
        return isMissing(error) ? undefined : '';
      }
    },
    load: (name) => readFile(path(name), 'utf8').catch((error: unknown) => (isMissing(error) ? undefined : '')),
    save: async (name, text, isWanted = () => true) => {
      const file = temporary();
      try {
        await writeDurably(file, text);
        // Renamed in one step with the question, so that nothing can come between.
        if (!isWanted()) throw new Error('not wanted any more');
        fs.renameSync(file, path(name));
        return true;
      } catch {
        await unlink(file).catch(() => undefined);
        return false;
      }
    },
    saveNow: (name, text) =>
      attempt(() => {
        fs.renameSync(write(text), path(name));
        return true;
      }) ?? false,
    createOnce: (name, text) => {
      const file = attempt(() => write(text));
      if (file === undefined) return undefined;
      // A link is refused if the name is taken. Some file systems have none; there, the last process wins.
      if (attempt(() => (fs.linkSync(file, path(name)), true)) === undefined && !fs.existsSync(path(name)))
        attempt(() => fs.copyFileSync(file, path(name), fs.constants.COPYFILE_EXCL));
      attempt(() => fs.unlinkSync(file));
      return attempt(() => fs.readFileSync(path(name), 'utf8'));
    },
    rename: (from, to) => attempt(() => (fs.renameSync(path(from), path(to)), true)) ?? false,
    remove: (name) => attempt(() => fs.unlinkSync(path(name))),
    modifiedAt: (name) => attempt(() => fs.statSync(path(name)).mtimeMs),
    sizeOf: (name) => attempt(() => fs.statSync(path(name)).size) ?? 0,
    lock: (name, staleMs) => createFileLock(path(name), staleMs),
  };
}

/** What fails on a disk is lived with: the caller goes on without. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
