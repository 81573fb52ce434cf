import type { ConsentStatus } from '../core/consent.ts';
import type { Telemetry } from '../core/telemetry.ts';

/** What a page may call that nobody waits for. */
export const counted = [
  'track',
  'event',
  'captureException',
  'setProperty',
  'setLicense',
  'setConsent',
  'reset',
] as const;
/** What a page may ask. */
export const asked = ['status', 'flush', 'preview', 'sentLog', 'exportMyData', 'eraseMyData'] as const;

export type Counted = (typeof counted)[number];
export type Asked = (typeof asked)[number];

/** From pages to the main process: calls, questions, and the wish to be told the status. */
export const callChannel = 'usance:call';
export const askChannel = 'usance:ask';
export const lookChannel = 'usance:look';
/** From the main process to pages. */
export const statusChannel = 'usance:status';

/** What of Electron's `ipcMain` is used. */
export interface MainIpc {
  on(channel: string, listener: (event: MainEvent, ...given: unknown[]) => void): unknown;
  off(channel: string, listener: (event: MainEvent, ...given: unknown[]) => void): unknown;
  handle(channel: string, listener: (event: MainEvent, ...given: unknown[]) => unknown): void;
  removeHandler(channel: string): void;
}

/** Which page sent something. */
export interface MainEvent {
  sender: { send(channel: string, ...given: unknown[]): void };
  /** Gone if the page went elsewhere meanwhile. */
  senderFrame?: { url: string } | null;
}

/** What of Electron's `ipcRenderer` is used. */
export interface RendererIpc {
  send(channel: string, ...given: unknown[]): void;
  invoke(channel: string, ...given: unknown[]): Promise<unknown>;
  on(channel: string, listener: (event: unknown, ...given: unknown[]) => void): unknown;
}

/** What of Electron's `contextBridge` is used. */
export interface ContextBridge {
  exposeInMainWorld(name: string, api: unknown): void;
}

/** What the preload script lays into the page: functions and plain values only, since nothing else crosses. */
export interface Bridge {
  call(what: Counted, ...given: unknown[]): void;
  ask(what: Asked, ...given: unknown[]): Promise<unknown>;
  status(): ConsentStatus | undefined;
}

/** The name in the page's world, unless the program says otherwise. */
export const usualName = 'usance';

/** A page's part of the calls: what belongs to the whole program, its end above all, is the main process's. */
export interface PageTelemetry extends Omit<Telemetry, 'startSession' | 'shutdown' | 'consent'> {
  readonly consent: {
    /** Keeps the person's answer and acts on it at once. A refusal deletes all that waits. */
    set(answer: Parameters<Telemetry['consent']['set']>[0]): void;
    /** What was in force when the main process said so last: it is asked anew at each look, a second apart at least. */
    status(): ConsentStatus;
    /** What is in force now: for a page that is to know whether to ask. */
    current(): Promise<ConsentStatus>;
  };
}
