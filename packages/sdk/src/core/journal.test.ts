import { describe, expect, it } from 'vitest';
import { aPlace, folded, take, type Program } from '../testing/journals.ts';
import type { MemoryDisk } from '../testing/memory-disk.ts';
import { isClosedName, ownerOf, readJournal } from './journal.ts';

const closed = (disk: MemoryDisk) => [...disk.files.keys()].filter(isClosedName);

describe('a journal', () => {
  it('keeps what is recorded in a file of its owner’s, and in one that anyone may send once it is over', async () => {
    const { disk, start } = aPlace();
    const { journal, session } = start();
    session(['A'], true);

    await journal.save();
    expect([...disk.files.keys()].map(ownerOf)).toEqual(['run-1']);
    journal.closeNow();

    expect([...disk.files.keys()]).toEqual([expect.stringMatching(/^closed\.2026-11-23\.23\./)]);
    expect(folded(disk)).toEqual({ uses: { A: 1 }, sessions: 1, seconds: 10 });
  });

  it('writes no file for what was never there, and takes its file away once the collector has all', async () => {
    const { disk, start } = aPlace();
    const { journal, recorder, session } = start();
    await journal.save();
    expect(disk.files.size).toBe(0);

    session(['A']);
    await journal.save();
    for (const { day } of recorder.pending(true)) recorder.acknowledge(day);
    journal.closeNow();

    expect(disk.files.size).toBe(0);
  });

  it('leaves no file after a refusal, not even of a saving under way', async () => {
    const { disk, start } = aPlace();
    const { journal, session } = start();
    session(['A']);
    await journal.save();
    session(['B']);
    const saving = journal.save();

    journal.discard();

    expect(await saving).toBe(true);
    expect(disk.files.size).toBe(0);
  });

  it('puts a run that is over into the record of an earlier one of the same hour', () => {
    const { disk, start } = aPlace();
    for (const feature of ['A', 'B', 'A']) {
      const { journal, session } = start();
      session([feature]);
      journal.closeNow();
    }

    expect(closed(disk)).toHaveLength(1);
    expect(folded(disk)).toEqual({ uses: { A: 2, B: 1 }, sessions: 3, seconds: 30 });
  });

  it.each<[string, (program: Program, disk: MemoryDisk) => Promise<void> | void]>([
    ['was given to a send', ({ recorder }) => void recorder.pending(true)],
    [
      'was taken by a process that took it for dead',
      async ({ journal }, disk) => {
        await journal.save();
        take(disk);
      },
    ],
    [
      'was taken by such a process, and written again since',
      async ({ journal, recorder }, disk) => {
        await journal.save();
        take(disk);
        recorder.setProperty('x', 1);
        await journal.save();
      },
    ],
  ])('leaves a run alone that %s', async (_what, act) => {
    const { disk, start } = aPlace();
    const first = start();
    first.session(['A']);
    first.journal.closeNow();
    const second = start();
    second.session(['B'], true);
    await act(second, disk);

    second.journal.closeNow();

    expect(folded(disk)).toMatchObject({ uses: { A: 1, B: 1 }, sessions: 2 });
  });

  it('leaves no file after a refusal while many sessions get one of their own', async () => {
    const { disk, start } = aPlace();
    const { journal, recorder } = start();
    for (let i = 0; i < 250; i++) {
      recorder.setLicense({ type: `${i}`, status: undefined });
      recorder.close(recorder.open(false), 'exit');
    }
    const saving = journal.save();
    await Promise.resolve();

    journal.discard();

    await saving;
    expect(disk.files.size).toBe(0);
  });

  it('knows of a file that it wrote at once that it was taken', async () => {
    const { disk, start } = aPlace();
    const { journal, session } = start();
    for (let i = 0; i < 21; i++) session(['A']);
    session(['A'], true);
    await journal.save();
    take(disk);
    for (let i = 0; i < 30; i++) session(['B']);
    await journal.save();

    journal.closeNow();

    expect(folded(disk)).toMatchObject({ uses: { A: 22, B: 30 }, sessions: 52 });
  });

  it('puts many sessions that are over into a file of their own, so that the live one stays small', async () => {
    const { disk, start } = aPlace();
    const { journal, recorder } = start();
    for (let i = 0; i < 250; i++) {
      recorder.setLicense({ type: `${i}`, status: undefined }); // of different contexts, so that they cannot be added up
      recorder.close(recorder.open(false), 'exit');
    }

    await journal.save();
    await journal.save();

    const live = [...disk.files].find(([name]) => ownerOf(name) !== undefined);
    expect(readJournal(live?.[1].text ?? '')).toEqual([]);
    expect(folded(disk).sessions).toBe(250);
  });
});
