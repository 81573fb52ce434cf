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
export const asked = ['flush', 'preview', 'sentLog', 'exportMyData', 'eraseMyData'] as const;

export type Counted = (typeof counted)[number];
export type Asked = (typeof asked)[number];

/** Everything goes over one channel in each direction, under names that are ours. */
export const toMain = 'usance:call';
export const askMain = 'usance:ask';
export const statusChannel = 'usance:status';

/** What of Electron's `ipcMain` is used. */
export interface MainIpc {
  on(channel: string, listener: (event: MainEvent, ...given: unknown[]) => void): unknown;
  off(channel: string, listener: (event: MainEvent, ...given: unknown[]) => void): unknown;
  handle(channel: string, listener: (event: MainEvent, ...given: unknown[]) => unknown): void;
  removeHandler(channel: string): void;
}

export interface MainEvent {
  sender: { send(channel: string, ...given: unknown[]): void };
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
export type PageTelemetry = Omit<Telemetry, 'startSession' | 'shutdown'>;
