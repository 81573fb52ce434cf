import { createJournal, isClosedName, ownerOf, readJournal, type Journal } from '../core/journal.ts';
import type { Recorder } from '../core/recorder.ts';
import type { RecordedDay } from '../core/session-record.ts';
import { createHandClock, type HandClock } from './host.ts';
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts';
import { aRecorder, countingRandom } from './recording.ts';

/** A program that records and may die at a step. */
export interface Program {
  recorder: Recorder;
  journal: Journal;
  /** Opens a session, uses each feature once, and ends it unless it is to go on. */
  session(features: string[], goesOn?: boolean): void;
  /** Kills it at its n-th step at the disk from now on. */
  killAfter(steps: number): void;
  isDead(): boolean;
}

export interface Place {
  hand: HandClock;
  disk: MemoryDisk;
  start(): Program;
}

/** A disk and its clock, on which programs run. */
export function aPlace(): Place {
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
export function folded(disk: MemoryDisk): { uses: Record<string, number>; sessions: number; seconds: number } {
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

/** As a process does that takes the owner of a live file for dead. */
export function take(disk: MemoryDisk): void {
  for (const [name, file] of disk.files)
    if (ownerOf(name) !== undefined) {
      disk.files.delete(name);
      disk.files.set('closed.taken.json', file);
    }
}
