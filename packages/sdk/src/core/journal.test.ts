import { describe, expect, it } from 'vitest';
import { createHandClock } from '../testing/host.ts';
import { createMemoryDisk, type MemoryDisk } from '../testing/memory-disk.ts';
import { aRecorder, countingRandom } from '../testing/recording.ts';
import { createJournal, isClosedName, ownerOf, readJournal, type Journal } from './journal.ts';
import type { Recorder } from './recorder.ts';
import type { RecordedDay } from './session-record.ts';

interface Program {
  recorder: Recorder;
  journal: Journal;
  /** Opens a session, uses each feature once, and ends it unless it is to go on. */
  session(features: string[], goesOn?: boolean): void;
  /** Kills it at its n-th step at the disk from now on. */
  killAfter(steps: number): void;
  isDead(): boolean;
}

/** A disk and its clock, on which programs run. */
function aPlace() {
  const hand = createHandClock('2026-11-23T23:10:00Z');
  const disk = createMemoryDisk(hand.clock.now);
  const random = countingRandom();
  let runs = 0;
  function start(): Program {
    let left = Infinity;
    const storage = disk.storageOf({ owner: `run-${++runs}`, isAlive: () => true, mayStep: () => left-- > 0 });
    const { recorder } = aRecorder(hand, { random });
    return {
      recorder,
      journal: createJournal({ storage, random }, recorder),
      session: (features, goesOn = false) => {
        const session = recorder.open(false);
        for (const feature of features) session.track(feature);
        hand.pass(10_000);
        if (!goesOn) recorder.close(session, 'exit');
      },
      killAfter: (steps) => {
        left = steps;
      },
      isDead: () => left < 0,
    };
  }
  return { hand, disk, start };
}

/** What a collector makes of everything that lies on the disk, whoever sends it. */
function folded(disk: MemoryDisk) {
  const days = new Map<string, RecordedDay>();
  for (const [name, { text }] of disk.files)
    if (isClosedName(name) || ownerOf(name) !== undefined)
      for (const { day } of readJournal(text) ?? []) {
        const key = `${day.session} ${day.day}`;
        if ((days.get(key)?.revision ?? 0) <= day.revision) days.set(key, day);
      }
  const uses: Record<string, number> = {};
  let sessions = 0;
  let seconds = 0;
  for (const day of days.values()) {
    for (const [name, count] of day.uses) uses[name] = (uses[name] ?? 0) + count;
    if (!day.continued) sessions += day.sessions;
    seconds += day.seconds;
  }
  return { uses, sessions, seconds };
}

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

  /** Ways to come to an end, each with what is on the disk when it comes. */
  const endings: [string, (program: Program, place: ReturnType<typeof aPlace>) => Promise<void>][] = [
    [
      'one session that goes on',
      async ({ session, journal }) => {
        session(['A'], true);
        await journal.save();
      },
    ],
    [
      'several sessions, one of which goes on',
      async ({ session, journal }) => {
        session(['A']);
        session(['B'], true);
        session(['B']);
        await journal.save();
      },
    ],
    [
      'many finished sessions',
      async ({ session, journal }) => {
        for (let i = 0; i < 30; i++) session(['A']);
        await journal.save();
        session(['B']);
        session(['B']);
        await journal.save();
      },
    ],
    [
      'sessions that ended before midnight, and one after it',
      async ({ session, journal }, { hand }) => {
        session(['A']);
        session(['B']);
        await journal.save();
        hand.pass(3_600_000);
        session(['C']);
        await journal.save();
      },
    ],
    [
      'a session over midnight',
      async ({ session, journal }, { hand }) => {
        session(['A'], true);
        await journal.save();
        hand.pass(3_600_000);
        session(['B']);
        await journal.save();
      },
    ],
    [
      'a run whose file was taken by a process that took it for dead',
      async ({ session, journal }, { disk }) => {
        session(['A']);
        session(['B']);
        await journal.save();
        take(disk);
        session(['B']);
        await journal.save();
      },
    ],
  ];

  it.each(endings)('loses and doubles nothing of %s, killed at whatever step of its end', async (_what, prepare) => {
    for (const isFull of [false, true])
      for (let steps = 0, isDead = true; isDead; steps++) {
        const place = aPlace();
        const earlier = place.start();
        earlier.session(['A', 'Z']);
        earlier.journal.closeNow();
        const program = place.start();
        await prepare(program, place);
        const expected = folded(place.disk);
        program.killAfter(steps);
        place.disk.isFull = isFull;

        program.journal.closeNow();

        expect({ steps, isFull, ...folded(place.disk) }).toEqual({ steps, isFull, ...expected });
        isDead = program.isDead();
      }
  });

  it('brings a run that was never written to the disk as a whole or not at all', () => {
    for (let steps = 0, isDead = true; isDead; steps++) {
      const { disk, start } = aPlace();
      const earlier = start();
      earlier.session(['A']);
      earlier.journal.closeNow();
      const program = start();
      program.session(['B', 'C']);
      program.killAfter(steps);

      program.journal.closeNow();

      isDead = program.isDead();
      const whole = { uses: { A: 1, B: 1, C: 1 }, sessions: 2, seconds: 20 };
      const without = { uses: { A: 1 }, sessions: 1, seconds: 10 };
      expect(isDead ? [whole, without] : [whole]).toContainEqual(folded(disk));
    }
  });
});

function take(disk: MemoryDisk): void {
  for (const [name, file] of disk.files)
    if (ownerOf(name) !== undefined) {
      disk.files.delete(name);
      disk.files.set('closed.taken.json', file);
    }
}
