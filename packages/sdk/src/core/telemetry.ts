import type { ConsentAnswer } from './consent-option.ts';
import type { ConsentStatus } from './consent.ts';
import type { Drops } from './drops.ts';
import type { License } from './license.ts';
import type { PropertyValue } from './recorder.ts';
import type { SyncResult } from './sync.ts';

/**
 * What a program calls. Every call returns at once; none throws, rejects, prints, or keeps the program running, whatever is
 * handed to it and whatever fails.
 */
export interface Telemetry {
  /** Counts one use of a feature, named `Name` or `Category/Name`; a number beside it is summed. */
  track(feature: string, value?: number): void;
  /** Sets a value of this installation; `undefined` takes it away. Needs the purpose `content`. */
  setProperty(key: string, value: PropertyValue | undefined): void;
  /** Says what licence the product runs under. Never pass a licence key. */
  setLicense(license: License | undefined): void;
  /** Counts an exception: its type and where in the application it arose, never its message. Needs `diagnostics`. */
  captureException(error: unknown): void;
  readonly consent: {
    /** Keeps the person's answer and acts on it at once. A refusal deletes the installation's ID and all that waits. */
    set(answer: ConsentAnswer): void;
    /** What is in force, and why. */
    status(): ConsentStatus;
  };
  /** Sends what waits. Waits for the answer, 5,000 ms at most unless told otherwise. */
  flush(options?: { timeoutMs?: number }): Promise<FlushResult>;
  /** Ends the session and sends what waits, for 1,000 ms at most unless told otherwise; with 0 it is left for the next run. */
  shutdown(options?: { timeoutMs?: number }): Promise<FlushResult>;
}

/** What became of what waited, and what was dropped since the program started. */
export type FlushResult = FlushOutcome & { dropped: Drops };

export type FlushOutcome =
  | SyncResult
  | { kind: 'off'; reason: ConsentStatus['reason'] } // nothing may be sent
  | { kind: 'paused'; retryAfterMs: number } // the collector asked for a pause
  | { kind: 'timeout' }; // no answer in time; what waits is kept
