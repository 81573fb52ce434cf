import type { Storage } from './platform.ts';
import { isObject, parseJson } from './text.ts';

/** What the collector said last, kept for every later run of the program. */
export interface ServerWord {
  /** Milliseconds that its clock is ahead of the machine's. */
  offsetMs: number;
  /** `none`: the product is switched off; it is asked again weekly. */
  collect: 'all' | 'none';
  syncEverySeconds: number;
  /** When to sync next by itself, by the machine's clock. */
  nextSyncAt: number;
  /** Not even on request before this, by the machine's clock: the collector asked for a pause. */
  notBefore: number;
  /** Failures in a row. */
  failures: number;
}

export const serverWordName = 'server.json';

const nothingSaid: ServerWord = {
  offsetMs: 0,
  collect: 'all',
  syncEverySeconds: 1200,
  nextSyncAt: 0,
  notBefore: 0,
  failures: 0,
};

export function readServerWord(storage: Storage): ServerWord {
  const kept = parseJson(storage.read(serverWordName));
  if (!isObject(kept)) return nothingSaid;
  return {
    offsetMs: number(kept.offsetMs, 0),
    collect: kept.collect === 'none' ? 'none' : 'all',
    syncEverySeconds: number(kept.syncEverySeconds, nothingSaid.syncEverySeconds),
    nextSyncAt: number(kept.nextSyncAt, 0),
    notBefore: number(kept.notBefore, 0),
    failures: number(kept.failures, 0),
  };
}

export function saveServerWord(storage: Storage, word: ServerWord): void {
  storage.saveNow(serverWordName, JSON.stringify(word));
}

const number = (value: unknown, otherwise: number) =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
