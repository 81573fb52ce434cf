import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileStorage } from '../node/file-storage.ts';
import { createHandClock, productKey, temporaryFolder } from '../testing/host.ts';
import { createDayClock } from './day.ts';
import { createDropCounter } from './drops.ts';
import { createJournal, readJournal } from './journal.ts';
import type { Storage } from './platform.ts';
import { createRecorder } from './recorder.ts';

describe('a journal', () => {
  let place: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    place = temporaryFolder();
  });
  afterEach(() => place.remove());

  /** A journal on the disk; `meanwhile` is what happens just before a file is replaced. */
  function aJournal(date = '2026-11-23T10:00:00Z') {
    const files = createFileStorage(place.folder);
    const meanwhile: (() => void)[] = [];
    const save: Storage['save'] = async (name, text, isWanted = () => true) =>
      files.save(name, text, () => {
        meanwhile.shift()?.();
        return isWanted();
      });
    const hand = createHandClock(date);
    let uuids = 0;
    const random = { uuid: () => `id-${++uuids}`, fraction: () => 0 };
    const recorder = createRecorder({
      clock: hand.clock,
      dayClock: createDayClock(hand.clock),
      random,
      drops: createDropCounter(),
      purposes: ['basic', 'usage'],
      context: {},
      continued: false,
      onChange: () => undefined,
    });
    const origin = { key: productKey, environment: 'production', kind: 'normal' } as const;
    return {
      hand,
      meanwhile,
      recorder,
      journal: createJournal({ storage: { ...files, save }, random }, recorder, origin),
    };
  }
  const names = (start: string) => readdirSync(place.folder).filter((name) => name.startsWith(start));
  const recordsIn = (name: string) => readJournal(readFileSync(join(place.folder, name), 'utf8'))?.records ?? [];
  const only = (start: string) => {
    expect(names(start)).toHaveLength(1);
    return names(start)[0] ?? '';
  };
  const takeOver = () => renameSync(join(place.folder, only('live.')), join(place.folder, 'closed.taken.json'));

  it('does not come back when it is discarded while it is being written', async () => {
    const { journal, meanwhile } = aJournal();
    meanwhile.push(() => journal.discard());

    await journal.save();

    expect(readdirSync(place.folder)).toEqual([]);
  });

  it('does not write an older state over the last one when it is closed while it is being written', async () => {
    const { journal, meanwhile, recorder } = aJournal();
    meanwhile.push(() => {
      recorder.track('A');
      journal.closeNow();
    });

    await journal.save();

    expect(names('live.')).toEqual([]);
    expect(recordsIn(only('closed.'))).toMatchObject([{ sessionDay: { uses: [['A', 1]] } }]);
  });

  it('goes on under another revision when it is taken over between two savings', async () => {
    const { journal, recorder } = aJournal();
    await journal.save();
    takeOver();
    recorder.track('A');

    const handed = await journal.hand();

    expect(recordsIn('closed.taken.json')).toMatchObject([{ sessionDay: { revision: 1 } }]);
    expect(handed).toMatchObject({ sessionDay: { revision: 2, uses: [['A', 1]] } });
    expect(recordsIn(only('live.'))).toMatchObject([{ sessionDay: { revision: 2, uses: [['A', 1]] } }]);
  });

  it('goes on under another revision when it is taken over while it is being written', async () => {
    const { journal, recorder, meanwhile } = aJournal();
    await journal.save();
    recorder.track('A');
    meanwhile.push(takeOver);

    expect(await journal.save()).toBe(true);

    expect(recordsIn(only('live.'))).toMatchObject([{ sessionDay: { revision: 2, uses: [['A', 1]] } }]);
  });

  it('gives a day that is over a file of its own, which others may send', async () => {
    const { journal, recorder, hand } = aJournal('2026-11-23T23:59:00Z');
    recorder.track('Before');
    hand.pass(120_000);
    recorder.track('After');

    await journal.save();
    await journal.save();

    expect(recordsIn(only('closed.'))).toMatchObject([{ sessionDay: { day: '2026-11-23', uses: [['Before', 1]] } }]);
    expect(recordsIn(only('live.'))).toMatchObject([{ sessionDay: { day: '2026-11-24', uses: [['After', 1]] } }]);
  });
});
