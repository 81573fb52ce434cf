import type { Storage } from '../core/platform.ts';

/** Texts in the page's storage, each with the time of its last change before it. Shared by all tabs of the page's origin. */
export function createLocalStorage(prefix: string): Storage {
  const owner = crypto.randomUUID();
  const runLock = (run: string) => `${prefix}run/${run}`;
  // Held as long as the page lives, so that others can tell.
  void navigator.locks.request(runLock(owner), () => new Promise(() => undefined)).catch(() => undefined);

  const get = (name: string): string | null => {
    try {
      return localStorage.getItem(prefix + name);
    } catch {
      return null;
    }
  };
  const textOf = (value: string | null) => value?.slice(value.indexOf(' ') + 1);

  function saveNow(name: string, text: string): boolean {
    try {
      localStorage.setItem(prefix + name, `${Date.now()} ${text}`);
      return true;
    } catch {
      // The quota is used up, or the person forbids it.
      return false;
    }
  }
  const remove = (name: string) => {
    try {
      localStorage.removeItem(prefix + name);
    } catch {
      // What cannot be asked for is not there.
    }
  };
  const read = (name: string) => textOf(get(name));

  return {
    owner,
    isAlive: async (run) => {
      const { held = [] } = await navigator.locks.query();
      return held.some(({ name }) => name === runLock(run));
    },
    names: () => {
      try {
        return Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
      } catch {
        return [];
      }
    },
    read,
    save: async (name, text, isWanted = () => true) => isWanted() && saveNow(name, text),
    saveNow,
    append: (name, text) => saveNow(name, (read(name) ?? '') + text),
    createOnce: (name, text) => {
      if (read(name) === undefined) saveNow(name, text);
      return read(name);
    },
    rename: (from, to) => {
      const text = read(from);
      if (text === undefined || !saveNow(to, text)) return false;
      remove(from);
      return true;
    },
    remove,
    modifiedAt: (name) => {
      const value = get(name);
      return value === null ? undefined : Number.parseInt(value, 10);
    },
    lock: async (name) =>
      new Promise((resolve) => {
        const request = navigator.locks.request(prefix + name, { ifAvailable: true }, async (lock) => {
          if (lock === null) return resolve(undefined);
          await new Promise<void>((free) => {
            const release = async () => {
              free();
              await request;
            };
            resolve({ refresh: () => undefined, release });
          });
        });
        request.catch(() => resolve(undefined));
      }),
  };
}
