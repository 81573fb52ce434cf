import type { Storage } from '../core/platform.ts';
import { attempt } from './attempt.ts';
import { fs, path as paths } from './builtins.ts';
import { createFolderLock } from './folder-lock.ts';
import { isRunAlive, ownerOfThisRun } from './run.ts';
import { randomUuid } from './random-uuid.ts';

const mode = 0o600;
/** In bytes. Nothing that is kept grows to it. */
const longestText = 16_000_000;

/** One file per text, in a folder that is made when the first is written. A file is replaced as a whole or not at all. */
export function createFileStorage(folder: string): Storage {
  const path = (name: string) => paths.join(folder, name);

  function write(text: string): string {
    makeFolder(folder);
    const file = path(`${randomUuid()}.tmp`);
    try {
      fs.writeFileSync(file, text, { mode, flag: 'wx' });
    } catch (error) {
      // A full disk takes a file's name but not its content.
      attempt(() => fs.unlinkSync(file));
      throw error;
    }
    return file;
  }

  /** As `write`, beside the program, and flushed to the disk. */
  async function writeDurably(text: string): Promise<string> {
    makeFolder(folder);
    const file = path(`${randomUuid()}.tmp`);
    const handle = await fs.promises.open(file, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } catch (error) {
      attempt(() => fs.unlinkSync(file));
      throw error;
    } finally {
      await handle.close();
    }
    return file;
  }

  return {
    owner: ownerOfThisRun(),
    isAlive: isRunAlive,
    names: () => attempt(() => fs.readdirSync(folder)) ?? [],
    read: (name) => {
      try {
        const found = fs.statSync(path(name));
        // What is something else, or larger than anything that is kept here, may never end.
        return found.isFile() && found.size <= longestText ? fs.readFileSync(path(name), 'utf8') : '';
      } catch (error) {
        return isMissing(error) ? undefined : '';
      }
    },
    save: async (name, text, isWanted = () => true) => {
      const file = await writeDurably(text).catch(() => undefined);
      if (file === undefined) return false;
      // Renamed in one step with the question, so that nothing can come between.
      if (isWanted() && isDone(() => fs.renameSync(file, path(name)))) return true;
      attempt(() => fs.unlinkSync(file));
      return false;
    },
    saveNow: (name, text) => isDone(() => fs.renameSync(write(text), path(name))),
    append: (name, text) =>
      isDone(() => {
        makeFolder(folder);
        fs.appendFileSync(path(name), text, { mode });
      }),
    createOnce: (name, text) => {
      const file = attempt(() => write(text));
      if (file === undefined) return undefined;
      // A link is refused if the name is taken. Some file systems have none; there, a copy that is refused likewise.
      if (!isDone(() => fs.linkSync(file, path(name))))
        attempt(() => fs.copyFileSync(file, path(name), fs.constants.COPYFILE_EXCL));
      attempt(() => fs.unlinkSync(file));
      return attempt(() => fs.readFileSync(path(name), 'utf8'));
    },
    rename: (from, to) => isDone(() => fs.renameSync(path(from), path(to))),
    remove: (name) => {
      attempt(() => fs.unlinkSync(path(name)));
    },
    modifiedAt: (name) => attempt(() => fs.statSync(path(name)).mtimeMs),
    lock: (name, staleMs) => createFolderLock(path(name), staleMs),
  };
}

/** Node's own way of making those above it, too, never ends where one cannot be made for no visible reason, as in /proc. */
function makeFolder(path: string): void {
  if (fs.existsSync(path)) return;
  if (paths.dirname(path) !== path) makeFolder(paths.dirname(path));
  attempt(() => fs.mkdirSync(path, { mode: 0o700 }));
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(?:ENOENT|ENOTDIR)$/.test(String(error.code));

const isDone = (action: () => void): boolean => attempt(() => (action(), true)) ?? false;
