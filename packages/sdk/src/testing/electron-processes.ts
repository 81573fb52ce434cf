import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import type { ContextBridge, MainEvent, MainIpc, RendererIpc } from '../electron/channel.ts';

/**
 * What stands for Electron's two processes, since its program cannot be had here: a channel of Node's, which copies what crosses by the
 * structured clone algorithm as Electron's does, with `ipcMain`, `ipcRenderer` and `contextBridge` as Electron documents them. What is
 * not known from it: a real sandbox, a real isolated world, and what Electron prints.
 */
export interface ElectronProcesses {
  ipcMain: MainIpc;
  ipcRenderer: RendererIpc;
  contextBridge: ContextBridge;
  /** Exceptions that left a listener of the main process: Electron shows them to the person. */
  shown: unknown[];
  /** Where the page's frame is, as the main process is told. */
  url: string;
  close(): void;
}

type Message = { channel: string; given: unknown[]; id?: number };
type Answer = { id: number; answer?: unknown; error?: string };

export function openElectronProcesses({ isIsolated = true } = {}): ElectronProcesses {
  const { port1: main, port2: renderer } = new MessageChannel();
  const toPage = (message: Message | Answer) => main.postMessage(message, []);
  const toMain = (message: Message) => renderer.postMessage(message, []);
  const listeners = new EventEmitter();
  const handlers = new Map<string, (event: MainEvent, ...given: unknown[]) => unknown>();
  const incoming = new EventEmitter();
  const answers = new Map<number, (answer: Answer) => void>();
  const shown: unknown[] = [];
  const processes = { url: 'file:///app/index.html' };
  const event = (): MainEvent => ({
    sender: { send: (channel, ...given) => toPage({ channel, given }) },
    senderFrame: { url: processes.url },
  });

  main.on('message', ({ channel, given, id }: Message) => {
    if (id === undefined) {
      try {
        listeners.emit(channel, event(), ...given);
      } catch (error) {
        shown.push(error);
      }
      return;
    }
    const handler = handlers.get(channel);
    const answer = async () => {
      if (!handler) throw new Error(`No handler registered for '${channel}'`);
      return handler(event(), ...given);
    };
    answer().then(
      (value) => toPage({ id, answer: value }),
      (error: unknown) => {
        shown.push(error);
        toPage({ id, error: String(error) });
      },
    );
  });
  renderer.on('message', (message: Message | Answer) => {
    if ('channel' in message) incoming.emit(message.channel, {}, ...message.given);
    else answers.get(message.id)?.(message);
  });

  return Object.assign(processes, {
    ipcMain: {
      on: (channel, listener) => listeners.on(channel, listener),
      off: (channel, listener) => listeners.off(channel, listener),
      handle: (channel, handler) => {
        if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
        handlers.set(channel, handler);
      },
      removeHandler: (channel) => void handlers.delete(channel),
    } satisfies MainIpc,
    ipcRenderer: {
      send: (channel, ...given) => toMain({ channel, given }),
      invoke: async (channel, ...given) => {
        const id = answers.size + 1;
        const answer = new Promise((resolve, reject) => {
          answers.set(id, (told) => (told.error === undefined ? resolve(told.answer) : reject(new Error(told.error))));
        });
        toMain({ channel, given, id });
        return answer;
      },
      on: (channel, listener) => incoming.on(channel, listener),
    } satisfies RendererIpc,
    contextBridge: {
      exposeInMainWorld: (name, api) => {
        if (!isIsolated) throw new Error('contextBridge API can only be used when contextIsolation is enabled');
        if (name in globalThis)
          throw new Error('Cannot bind an API on top of an existing property on the window object');
        Object.defineProperty(globalThis, name, { value: copied(api), configurable: true });
      },
    } satisfies ContextBridge,
    shown,
    close: () => main.close(),
  });
}

/** A value as it comes out on the other side of a context bridge: functions are called through, all else is copied and frozen. */
function copied(value: unknown): unknown {
  if (typeof value === 'function')
    return (...given: unknown[]) => {
      const answer: unknown = Reflect.apply(value, undefined, given.map(copied));
      return answer instanceof Promise ? answer.then(copied) : copied(answer);
    };
  if (typeof value !== 'object' || value === null) return structuredClone(value);
  if (value instanceof Error || Array.isArray(value)) return structuredClone(value);
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, field]) => [key, copied(field)])));
}
