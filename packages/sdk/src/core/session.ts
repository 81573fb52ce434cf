import type { Purpose } from '@usance/protocol';
import type { Installation } from './installation.ts';
import { createJournal, type Journal, type JournalOrigin } from './journal.ts';
import type { Platform } from './platform.ts';
import { createRecorder, type Recorder, type Recording } from './recorder.ts';

/** What was counted is on the disk after this time at most. */
const saveWithinMs = 500;
/** Between two savings of a program that only runs: time counts, and others see that it lives. */
const heartbeatMs = 60_000;

/** A recorder that keeps itself on the disk. */
export interface Session {
  readonly installation: Installation;
  readonly purposes: readonly Purpose[];
  readonly recorder: Recorder;
  readonly journal: Journal;
  /** Ends the session, or breaks it off where another recorder goes on with it. */
  close(end: 'exit' | 'crash' | 'break'): void;
  discard(): void;
}

export interface SessionStart extends Omit<Recording, 'clock' | 'random' | 'onChange'> {
  installation: Installation;
  origin: JournalOrigin;
  /** Called before each saving; false if nothing may be saved any more. */
  mayGoOn: () => boolean;
}

export function startSession(platform: Platform, start: SessionStart): Session {
  const { timers, clock, random, storage } = platform;
  let cancelSave: (() => void) | undefined;
  let cancelHeartbeat: () => void;

  const recorder = createRecorder({ ...start, clock, random, onChange: saveSoon });
  const journal = createJournal({ storage, random }, recorder, start.origin);

  function saveSoon(): void {
    cancelSave ??= timers.after(saveWithinMs, () => {
      cancelSave = undefined;
      if (start.mayGoOn()) void journal.save();
    });
  }
  function beat(): void {
    cancelHeartbeat = timers.after(heartbeatMs, () => {
      recorder.advance();
      beat();
      saveSoon();
    });
  }
  function stopTimers(): void {
    cancelSave?.();
    cancelHeartbeat();
  }
  beat();
  saveSoon();
  return {
    installation: start.installation,
    purposes: start.purposes,
    recorder,
    journal,
    close: (end) => {
      stopTimers();
      if (end === 'break') recorder.advance();
      else recorder.end(end);
      journal.closeNow();
    },
    discard: () => {
      stopTimers();
      journal.discard();
    },
  };
}
