import type { Answer } from './wire.ts';
import { dayMs } from './day.ts';
import { installationName } from './installation.ts';
import type { Clock, Random, Storage } from './platform.ts';
import { parseObject } from './text.ts';

const weekMs = 7 * dayMs;
/** Shortest interval, and first step of the back-off, which each failure doubles. */
const minuteMs = 60_000;
const longestPauseMs = 6 * 3_600_000;
/** So long after a sync was due, also a run that may be over in a moment begins one. */
const patienceMs = 3_600_000;
/** No host waits longer for an answer. */
const longestJourneyMs = 600_000;
/** A pause that the collector asks for is believed up to this. */
const longestRetryAfterMs = dayMs;

/** When to send, kept on the disk so that a program of many short runs sends no more often than one long run. */
export interface Schedule {
  /** True while the product is switched off; it is asked again weekly. */
  isSwitchedOff(): boolean;
  /** Reads again what other processes were told. */
  refresh(): void;
  /** Milliseconds until the next sync by itself; 0 if one is due. */
  waitMs(): number;
  /** True if no run lasted long enough to send since one was due. */
  isOverdue(): boolean;
  /** Milliseconds until a sync is allowed at all, also when asked for. */
  pauseMs(): number;
  answered(answer: Answer, sentAt: number): void;
  /** Sets the clock right by the time that a peer's problem carried. */
  setClock(serverTime: number): void;
  /** To be called before a request: if the program ends before the answer, the next runs wait as after a failure. */
  trying(): void;
  failed(retryAfterMs: number | undefined): void;
}

/** What the collector said last, with moments by the machine's clock. */
const nothingSaid = {
  /** Milliseconds that the collector's clock is ahead of the machine's. */
  offsetMs: 0,
  learnedAt: 0,
  /** 1 while the product is switched off. */
  off: 0,
  nextSyncAt: 0,
  /** Not even on request before this: the collector asked for a pause. */
  notBefore: 0,
  /** Failures in a row. */
  failures: 0,
};

export function createSchedule(
  { storage, random, clock }: { storage: Storage; random: Random; clock: Clock },
  onOffset: (offsetMs: number, learnedAt: number) => void,
): Schedule {
  const name = 'server.json';
  let word = nothingSaid;
  refresh();

  function refresh(): void {
    const kept = Object.entries(parseObject(storage.read(name))).filter(([, value]) => Number.isFinite(value));
    word = { ...nothingSaid, ...Object.fromEntries(kept) };
    onOffset(word.offsetMs, word.learnedAt);
  }
  function keep(next: Partial<typeof word>): void {
    word = { ...word, ...next };
    storage.saveNow(name, JSON.stringify(word));
    onOffset(word.offsetMs, word.learnedAt);
  }
  function back(failures: number, retryAfterMs = 0): void {
    const now = clock.now();
    const pauseMs = Math.min(retryAfterMs, longestRetryAfterMs);
    // Full jitter, on top of the pause asked for: or all would come back at the same moment.
    const jitterMs = random.fraction() * Math.min((minuteMs / 2) * 2 ** failures, longestPauseMs);
    // Nothing that nobody asked for: a clock that is set back would make a pause of it.
    const notBefore = pauseMs > 0 ? now + pauseMs : 0;
    keep({ nextSyncAt: now + pauseMs + Math.round(jitterMs), notBefore, failures });
  }
  // A moment further away than any pause was written under a clock that has been set back since.
  const until = (moment: number, longestMs: number) => {
    const left = moment - clock.now();
    // A clock that says nothing leaves no number at all.
    return left > 0 && left <= longestMs ? left : 0;
  };

  return {
    isSwitchedOff: () => word.off > 0,
    refresh,
    waitMs: () => until(word.nextSyncAt, weekMs),
    isOverdue: () => {
      const now = clock.now();
      return now - (word.nextSyncAt || (storage.modifiedAt(installationName) ?? now)) > patienceMs;
    },
    pauseMs: () => until(word.notBefore, longestRetryAfterMs),
    answered: ({ serverTime, settings: { collect, syncEverySeconds } }, sentAt) => {
      const now = clock.now();
      const off = collect === 'none' ? 1 : 0;
      keep({
        // Half the way there and back is the best guess at when the server looked at its clock, unless this one was set meanwhile.
        offsetMs: Math.round(Date.parse(serverTime) - (isJourney(now - sentAt) ? (sentAt + now) / 2 : now)),
        learnedAt: now,
        off,
        nextSyncAt: now + (off ? weekMs : Math.min(Math.max(syncEverySeconds * 1000, minuteMs), weekMs)),
        notBefore: 0,
        failures: 0,
      });
    },
    setClock: (serverTime) => {
      const now = clock.now();
      keep({ offsetMs: Math.round(serverTime - now), learnedAt: now });
    },
    trying: () => back(word.failures + 1),
    failed: (retryAfterMs) => back(word.failures, retryAfterMs),
  };
}

const isJourney = (milliseconds: number) => milliseconds >= 0 && milliseconds <= longestJourneyMs;
