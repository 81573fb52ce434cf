import type { Storage } from '../../core/platform.ts';
import { holds, same, sleep, type Law } from './law.ts';

/** Long enough for a busy machine to refresh a lock in time. */
const staleMs = 2_000;
const longMs = 60_000;

async function isFree(storage: Storage, name = 'send.lock', ms = longMs): Promise<boolean> {
  const lock = await storage.lock(name, ms);
  await lock?.release();
  return lock !== undefined;
}

/** What every lock does, between runs that share a storage. */
export function lockLaws(open: (place: string) => Storage): Law[] {
  let places = 0;
  const law = (title: string, check: (one: Storage, other: Storage) => Promise<void>): Law => ({
    title: `a lock ${title}`,
    check: async () => {
      const place = `lock-${++places}-${Date.now()}`;
      const one = open(place);
      one.saveNow('a', 'a');
      await check(one, open(place));
    },
  });
  return [
    law('belongs to one at a time, and is free as soon as it is released', async (one, other) => {
      const lock = await one.lock('send.lock', longMs);
      holds(lock !== undefined, 'a lock that nobody has is free');
      same(await isFree(other), false);
      same(await isFree(one), false);
      same(await isFree(other, 'another.lock'), true);

      await lock?.release();

      same(await isFree(other), true);
      same(await isFree(one), true);
    }),
    law('goes to one of many that ask at once', async (one, other) => {
      const locks = await Promise.all(
        [one, other, one, other].map(async (storage) => storage.lock('send.lock', longMs)),
      );

      same(locks.filter((lock) => lock !== undefined).length, 1);
    }),
    law('is taken over from one who does not refresh it', async (one, other) => {
      const lost = await one.lock('send.lock', staleMs);
      await sleep(staleMs + 500);

      const lock = await other.lock('send.lock', staleMs);
      holds(lock !== undefined, 'a stale lock is free');
      same(await isFree(one, 'send.lock', staleMs), false);
      await lost?.release();
      same(await isFree(one, 'send.lock', staleMs), false);
      await lock?.release();
      same(await isFree(one, 'send.lock', staleMs), true);
    }),
    law('stays with one who refreshes it', async (one, other) => {
      const lock = await one.lock('send.lock', staleMs);
      for (let i = 0; i < 5; i++) {
        await sleep(staleMs / 4);
        lock?.refresh();
      }

      same(await isFree(other, 'send.lock', staleMs), false);
      await lock?.release();
    }),
  ];
}
