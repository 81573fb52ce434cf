import type { Context, Exception, SessionDay } from './wire.ts';
import type { Choice } from './choice.ts';
import type { ConsentAnswer } from './consent-option.ts';
import type { ConsentStatus } from './consent.ts';
import type { Drops } from './drops.ts';
import type { License } from './license.ts';
import type { SyncResult } from './sync.ts';

export type Value = string | number | boolean;

/** What a program calls while it is used, on the whole or on one of its sessions. */
export interface SessionCalls {
  /** Counts one use of a feature, named `Name` or `Category/Name`; a number beside it is summed. */
  track(feature: string, value?: number): void;
  /** Counts one use, and keeps its details where the product's plan asks for them. Attributes need the purpose `content`. */
  event(feature: string, attributes?: Record<string, Value>): void;
  /** Counts one use when `end` is called, and sums the milliseconds until then. */
  time(feature: string): { end(): void };
  /** Counts an exception: its type and where in the application it arose. Needs the purpose `diagnostics`. */
  captureException(error: unknown, options?: { handled?: boolean }): void;
}

/** One of many sessions that a server product has at once. */
export interface TelemetrySession extends SessionCalls {
  end(): void;
}

/**
 * What a program calls. Every call returns at once; none throws, rejects, prints, or keeps the program running, whatever is
 * handed to it and whatever fails.
 */
export interface Telemetry extends SessionCalls {
  /** Sets a value of this installation; `undefined` takes it away. Needs the purpose `content`. */
  setProperty(key: string, value: Value | undefined): void;
  /** Says what licence the product runs under. Never pass a licence key. */
  setLicense(license: License | undefined): void;
  /** Begins a session beside all others: one person's in a server product. */
  startSession(): TelemetrySession;
  readonly consent: {
    /** Keeps the person's answer and acts on it at once. A refusal deletes all that waits. */
    set(answer: ConsentAnswer): void;
    /** What is in force, and why. */
    status(): ConsentStatus;
  };
  /** The requests that would be sent now, as they would be sent; nothing is sent or changed. */
  preview(): Promise<string[]>;
  /** What was sent from this machine, byte for byte, oldest first. */
  sentLog(): Promise<SentEntry[]>;
  /** Sends what waits. Waits for the answer, 5,000 ms at most unless told otherwise. */
  flush(options?: { timeoutMs?: number }): Promise<FlushResult>;
  /** Ends the sessions and sends what waits, for 1,000 ms at most unless told otherwise; with 0 it is left for the next run. */
  shutdown(options?: { timeoutMs?: number }): Promise<FlushResult>;
  /** All that this machine holds and sent about the installation, for the person. */
  exportMyData(): Promise<ExportedData>;
  /** Stops, deletes everything here, and asks the collector to erase what it has, for this ID and those before it. */
  eraseMyData(): Promise<EraseResult>;
  /** Forgets the installation and all that waits; if collecting goes on, it does so under a new ID. */
  reset(): void;
}

/** What became of what waited, and what was dropped since the program started. */
export type FlushResult = FlushOutcome & { dropped: Drops };

export type FlushOutcome =
  | SyncResult
  | { kind: 'off'; reason: ConsentStatus['reason'] } // nothing may be sent
  | { kind: 'paused'; retryAfterMs: number } // the collector asked for a pause
  | { kind: 'timeout' }; // no answer in time; what waits is kept

/** One request as it left the machine. */
export interface SentEntry {
  /** When, to the hour in UTC: `2026-11-23T10`. */
  hour: string;
  /** The request's body before compression, byte for byte. */
  body: string;
  /** The answer's status, or why there was none; `undefined` if the program ended before it knew. */
  outcome: string | undefined;
  /** False if this entry, or the one before it, is not as it was written. */
  isIntact: boolean;
}

export interface ExportedData {
  choice: Choice;
  /** This installation and those whose ID expired. */
  installations: { id: string; firstDay: string }[];
  /** Of every session day the highest revision that the collector acknowledged. */
  sent: (SessionDay & { installation: string; its: Context })[];
  /** What would be sent next. */
  waiting: string[];
}

export type EraseResult =
  | { kind: 'nothing' } // nothing was ever sent under an ID that is known here
  | { kind: 'requested'; installations: number } // the collector took the requests
  | { kind: 'failed'; reason: string }; // call it again: the IDs are kept until it succeeds

/** What is told of an exception. */
export type ExceptionReport = Omit<Exception, 'seq' | 'hour'>;
