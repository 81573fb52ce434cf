import type { Storage } from '../../core/platform.ts';
import { holds, same, sleep, type Law } from './law.ts';

/** What file systems and browsers round times to. */
const clockGrainMs = 2_000;
const texts = ['', ' ', '12 34', 'two\nlines', '{"a":"ä 漢字 😀"}', 'x'.repeat(100_000)];

/** What every storage does. Each law gets a place of its own, and opens it as often as it likes. */
export function storageLaws(open: (place: string) => Storage): Law[] {
  let places = 0;
  const law = (title: string, check: (storage: Storage, again: () => Storage) => Promise<void> | void): Law => ({
    title: `storage ${title}`,
    check: async () => {
      const place = `storage-${++places}-${Date.now()}`;
      await check(open(place), () => open(place));
    },
  });

  return [
    law('holds nothing at first, and looking makes nothing', (storage) => {
      same(storage.read('a'), undefined);
      same(storage.modifiedAt('a'), undefined);
      same(storage.rename('a', 'b'), false);
      storage.remove('a');
      same(storage.names(), []);
    }),
    law('gives back every text as it was, to all that share it', async (storage, again) => {
      for (const [i, text] of texts.entries()) {
        same(storage.saveNow(`now-${i}`, text), true);
        same(await storage.save(`later-${i}`, text), true);
        same(storage.createOnce(`once-${i}`, text), text);
        same(storage.append(`added-${i}`, text), true);
      }

      const names = ['now', 'later', 'once', 'added'].flatMap((how) => texts.map((_, i) => `${how}-${i}`));
      const other = again();
      same(other.names().toSorted(), names.toSorted());
      for (const name of names) same(other.read(name), texts[Number(name.split('-')[1])]);
    }),
    law('replaces a text as a whole', async (storage) => {
      storage.saveNow('a', 'a long text');
      same(await storage.save('a', 'short'), true);
      same(storage.read('a'), 'short');
      storage.saveNow('a', '');
      same(storage.read('a'), '');
      same(storage.names(), ['a']);
    }),
    law('replaces nothing that is not wanted any more, and leaves nothing behind', async (storage) => {
      storage.saveNow('a', 'before');

      same(await storage.save('a', 'after', () => false), false);
      same(await storage.save('b', 'after', () => false), false);

      same(storage.read('a'), 'before');
      same(storage.names(), ['a']);
    }),
    law('says of each saving what became of it, also when it stops being wanted meanwhile', async (storage) => {
      let isWanted = true;
      storage.saveNow('a', 'before');

      const saving = storage.save('a', 'after', () => isWanted);
      isWanted = false;

      same(storage.read('a'), (await saving) ? 'after' : 'before');
      same(storage.names(), ['a']);
    }),
    law('adds to the end', (storage, again) => {
      storage.append('log', 'one\n');
      again().append('log', 'two\n');
      storage.append('log', '');
      storage.append('log', 'three\n');

      same(storage.read('log'), 'one\ntwo\nthree\n');
    }),
    law('makes a text once, and gives everybody the first', (storage, again) => {
      same(storage.createOnce('id', 'first'), 'first');
      same(storage.createOnce('id', 'second'), 'first');
      same(again().createOnce('id', 'third'), 'first');

      same(storage.names(), ['id']);
      storage.saveNow('empty', '');
      same(storage.createOnce('empty', 'text'), '');
    }),
    law('renames, over what has that name', (storage) => {
      storage.saveNow('a', 'mine');
      storage.saveNow('b', 'other');

      same(storage.rename('a', 'b'), true);

      same(storage.names(), ['b']);
      same(storage.read('b'), 'mine');
      same(storage.rename('a', 'b'), false);
      same(storage.read('b'), 'mine');
    }),
    law('removes, once', (storage, again) => {
      storage.saveNow('a', 'a');
      storage.saveNow('b', 'b');
      storage.remove('a');
      again().remove('a');

      same(storage.read('a'), undefined);
      same(storage.names(), ['b']);
    }),
    law('knows when a text was last changed, whatever it is called since', async (storage) => {
      const at = () => storage.modifiedAt('a') ?? NaN;
      storage.saveNow('a', 'text');
      const first = at();
      holds(Math.abs(first - Date.now()) < clockGrainMs, 'a text was changed now');

      await sleep(60);
      storage.read('a');
      storage.createOnce('a', 'other');
      same(at(), first);
      storage.rename('a', 'b');
      same(storage.modifiedAt('a'), undefined);
      same(storage.modifiedAt('b'), first);
      storage.rename('b', 'a');

      storage.append('a', '.');
      const second = at();
      holds(second > first, 'adding is a change');
      await sleep(60);
      await storage.save('a', 'text');
      holds(at() > second, 'saving is a change');
    }),
    law('tells one place from another', (storage) => {
      storage.saveNow('a', 'here');
      const elsewhere = open(`storage-elsewhere-${Date.now()}`);

      same(elsewhere.names(), []);
      same(elsewhere.read('a'), undefined);
    }),
    law('tells runs that live from those that are over', async (storage, again) => {
      storage.saveNow('a', 'a');

      holds(/^[^.]+$/.test(storage.owner), "an owner's name has no dot");
      same(await again().isAlive(storage.owner), true);
      same(await again().isAlive(`${storage.owner}0`), false);
    }),
  ];
}
