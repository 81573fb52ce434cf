import type { RecordedContext } from './session-record.ts';

/** What the core needs of the machine it runs on. A new platform fills this interface, and nothing else changes. */
export interface Platform {
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly storage: Storage;
  /** Where the program's own code lies; frames outside it are not told. */
  readonly applicationRoot: string;
  /** What the queue may take of the disk, and what the log of what was sent may take, in bytes. */
  readonly room: { queue: number; log: number };
  /** An environment variable, or `undefined` where there is none. A browser's "do not track" reads as `DO_NOT_TRACK`. */
  variable(name: string): string | undefined;
  /** The text of the machine's policy file; `undefined` if there is none, empty if it cannot be read. */
  policy(): string | undefined;
  /** Facts about the system, none of which names a person, a machine or an address. */
  systemFacts(): SystemFacts;
  /** True if what is stored goes away with the container that the program runs in. */
  isEphemeral(): boolean;
  /** SHA-256 of a text, in hexadecimal. */
  digest(text: string): string | Promise<string>;
  /** Sends one request. The outcome never rejects and holds no process open. */
  send(request: SendRequest): Sending;
  /** Lets something else send what waits, after the program's end. False if nothing does. */
  sendLater(): boolean;
  /** Calls in the program's last moment, synchronously; answers a function that takes the listener away. */
  onEnd(listener: EndListener): () => void;
  /** Calls with each exception that nobody caught, changing nothing about what follows from it. */
  onUncaught(listener: (error: unknown) => void): () => void;
  /** Tells the developer something, in development only. */
  warn(message: string): void;
}

export interface Clock {
  /** Milliseconds since 1970 by the machine's clock, right or wrong. */
  now(): number;
  /** Milliseconds since some moment; never jumps. */
  monotonic(): number;
  /** Hour (0 to 23) and weekday (1 is Monday) where the machine is, at a moment in milliseconds since 1970. */
  local(at: number): { hour: number; weekday: number };
}

export interface Random {
  /** A random UUID from the system's generator. */
  uuid(): string;
  /** At least 0, less than 1. */
  fraction(): number;
}

export interface Timers {
  /** Calls once, later, without holding the process open; answers a function that cancels. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Holds the process open, for a caller that waits for an answer; answers a function that lets go. */
  holdOpen(milliseconds: number): () => void;
}

/** Small named texts that outlive the program. Shared by several processes; nothing in it throws or rejects. */
export interface Storage {
  /** Names this run of the program among those that share the storage. */
  readonly owner: string;
  /** False once the run that `owner` names is over, as far as can be told. */
  isAlive(owner: string): boolean | Promise<boolean>;
  names(): string[];
  /** `undefined` if there is none; empty if there is one that cannot be read. */
  read(name: string): string | undefined;
  /** Replaces the whole text, and resolves to true when it is on the disk. Nothing is replaced if it is not wanted any more by then. */
  save(name: string, text: string, isWanted?: () => boolean): Promise<boolean>;
  /** Replaces the whole text at once, for a program that is about to end. */
  saveNow(name: string, text: string): boolean;
  /** Adds to the end of the text. */
  append(name: string, text: string): boolean;
  /** Makes the text unless it is there already, and answers what is there afterwards. */
  createOnce(name: string, text: string): string | undefined;
  rename(from: string, to: string): boolean;
  remove(name: string): void;
  /** When the text was last changed, in milliseconds since 1970; `undefined` if there is none. */
  modifiedAt(name: string): number | undefined;
  /** `undefined` while another holds it. A lock not refreshed for `staleMs`, or whose holder is gone, is taken over. */
  lock(name: string, staleMs: number): Lock | undefined | Promise<Lock | undefined>;
}

export interface Lock {
  refresh(): void;
  release(): void | Promise<unknown>;
}

export type SystemFacts = NonNullable<RecordedContext['system']>;

export interface SendRequest {
  url: string;
  /** JSON, before compression. */
  body: string;
  timeoutMs: number;
}

export interface Sending {
  readonly outcome: Promise<SendOutcome>;
  abort(): void;
}

export type SendOutcome =
  | { kind: 'answer'; status: number; body: string; retryAfter?: string | undefined; date?: string | undefined }
  | { kind: 'failed'; reason: string };

/** `pause`: the program may end without a further word, as a page that is hidden does; it may also go on. */
export type EndListener = (end: 'exit' | 'crash' | 'pause') => void;
