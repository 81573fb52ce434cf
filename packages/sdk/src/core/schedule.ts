import type { Answer } from '@usance/protocol';
import { dayMs } from './day.ts';
import type { Clock, Random, Storage } from './platform.ts';
import { readServerWord, saveServerWord, type ServerWord } from './server-word.ts';

const weekMs = 7 * dayMs;
const shortestIntervalMs = 60_000;
/** First step of the back-off, doubled by each failure. */
const firstPauseMs = 60_000;
const longestPauseMs = 6 * 3_600_000;
/** A pause that the collector asks for is believed up to this. */
const longestRetryAfterMs = dayMs;

/** When to send, kept on the disk so that a program of many short runs sends no more often than one long run. */
export interface Schedule {
  word(): ServerWord;
  /** Reads again what other processes were told. */
  refresh(): void;
  /** Milliseconds until the next sync by itself; 0 if one is due. */
  waitMs(): number;
  /** Milliseconds until a sync is allowed at all, also when asked for. */
  pauseMs(): number;
  answered(answer: Answer, exchange: { sentAt: number }): void;
  /** Sets the clock right by the time that a peer's problem carried. */
  setClock(serverTime: number): void;
  failed(retryAfterMs: number | undefined): void;
}

export function createSchedule(
  { storage, random, clock }: { storage: Storage; random: Random; clock: Clock },
  onOffset: (offsetMs: number) => void,
): Schedule {
  let word = readServerWord(storage);
  onOffset(word.offsetMs);

  function keep(next: ServerWord): void {
    word = next;
    saveServerWord(storage, next);
    onOffset(next.offsetMs);
  }
  // A moment further away than any pause was written under a clock that has been set back since.
  const until = (moment: number, longestMs: number) => {
    const left = moment - clock.now();
    return left > longestMs ? 0 : Math.max(0, left);
  };

  return {
    word: () => word,
    refresh: () => {
      word = readServerWord(storage);
      onOffset(word.offsetMs);
    },
    waitMs: () => until(word.nextSyncAt, weekMs),
    pauseMs: () => until(word.notBefore, longestRetryAfterMs),
    answered: ({ serverTime, settings }, { sentAt }) => {
      const now = clock.now();
      const intervalMs =
        settings.collect === 'none'
          ? weekMs
          : Math.min(Math.max(settings.syncEverySeconds * 1000, shortestIntervalMs), weekMs);
      keep({
        offsetMs: offset(Date.parse(serverTime), sentAt, now),
        collect: settings.collect,
        syncEverySeconds: Math.round(intervalMs / 1000),
        nextSyncAt: now + intervalMs,
        notBefore: 0,
        failures: 0,
      });
    },
    setClock: (serverTime) => keep({ ...word, offsetMs: Math.round(serverTime - clock.now()) }),
    failed: (retryAfterMs) => {
      const now = clock.now();
      const askedMs = Math.min(retryAfterMs ?? 0, longestRetryAfterMs);
      const ceilingMs = Math.min(firstPauseMs * 2 ** Math.min(word.failures, 20), longestPauseMs);
      keep({
        ...word,
        // Full jitter, on top of the pause asked for: or all would come back at the same moment.
        nextSyncAt: now + askedMs + Math.round(random.fraction() * ceilingMs),
        notBefore: now + askedMs,
        failures: word.failures + 1,
      });
    },
  };
}

/** Half the way there and back is the best guess at when the server looked at its clock. */
const offset = (serverTime: number, sentAt: number, now: number) => Math.round(serverTime - (sentAt + now) / 2);
