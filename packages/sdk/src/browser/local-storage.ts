import type { Lock, Storage } from '../core/platform.ts';
import { attempt } from './attempt.ts';

/** Texts in the page's storage, each with the time of its last change before it. Shared by all tabs of the page's origin. */
export function createLocalStorage(prefix: string): Storage {
  const { locks } = navigator;
  const owner = crypto.randomUUID();
  let isHeld = false;

  /**
   * Holds a lock while the page lives, so that others can tell; not before there is something that they could take over. In the
   * back-forward cache it holds none: some browsers keep no page there that does, and what it left is sent by the next one.
   */
  async function hold(): Promise<void> {
    if (isHeld) return;
    isHeld = true;
    for (;;) {
      await locks.request(prefix + owner, async () => next('pagehide')).catch(() => undefined);
      await next('pageshow');
    }
  }
  const get = (name: string) => attempt(() => localStorage.getItem(prefix + name)) ?? undefined;
  const put = (name: string, value: string) =>
    attempt(() => {
      localStorage.setItem(prefix + name, value);
      void hold();
      return true;
    }) ?? false;
  const read = (name: string) => get(name)?.replace(/^\d+ /, '');
  const saveNow = (name: string, text: string) => put(name, `${Date.now()} ${text}`);
  const remove = (name: string) => attempt(() => localStorage.removeItem(prefix + name));
  const modifiedAt = (name: string) => {
    const value = get(name);
    return value === undefined ? undefined : Number.parseInt(value, 10) || 0;
  };

  return {
    owner,
    // Who cannot be asked about may live; what is not written for a quarter of an hour is taken over all the same.
    isAlive: async (run) =>
      (await locks.query().catch(() => undefined))?.held?.some(({ name }) => name === prefix + run) ?? true,
    names: () =>
      (attempt(() => Object.keys(localStorage)) ?? []).flatMap((key) =>
        key.startsWith(prefix) ? key.slice(prefix.length) : [],
      ),
    read,
    save: async (name, text, isWanted = () => true) => isWanted() && saveNow(name, text),
    saveNow,
    append: (name, text) => saveNow(name, (read(name) ?? '') + text),
    createOnce: (name, text) => read(name) ?? (saveNow(name, text), read(name)),
    rename: (from, to) => {
      const value = get(from);
      if (value === undefined || !put(to, value)) return false;
      remove(from);
      return true;
    },
    remove,
    modifiedAt,
    // The browser frees it with its page; it is taken from a page that hangs, or that was suspended in the middle of a send.
    lock: async (name, staleMs) =>
      new Promise<Lock | undefined>((resolve) => {
        const at = modifiedAt(name);
        const isStale = at !== undefined && Math.abs(Date.now() - at) > staleMs;
        const refresh = () => void saveNow(name, '');
        const request = locks
          .request(prefix + name, isStale ? { steal: true } : { ifAvailable: true }, async (lock) => {
            if (!lock) return resolve(undefined);
            await new Promise<void>((free) => {
              const release = async () => {
                remove(name);
                free();
                // The browser hears of it later, and until then nobody else gets the lock.
                await request;
              };
              refresh();
              resolve({ refresh, release });
            });
          })
          .catch(() => resolve(undefined));
      }),
  };
}

const next = async (type: string) =>
  new Promise((resolve) => {
    addEventListener(type, resolve, { once: true });
  });
