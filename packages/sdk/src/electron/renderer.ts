import type { ConsentStatus } from '../core/consent.ts';
import { usualName, type Asked, type Bridge, type Counted, type PageTelemetry } from './channel.ts';

/**
 * The telemetry of the main process, for a page. The calls are the same; all return at once, and none throws or rejects. Without the
 * preload script's part they do nothing, and `consent.status()` says `no-storage`, as it does until the main process said something.
 */
export function rendererTelemetry(name: string = usualName): PageTelemetry {
  const bridge = (globalThis as Record<string, unknown>)[name] as Bridge | undefined; // laid there by the preload script

  function call(what: Counted, ...given: unknown[]): void {
    try {
      bridge?.call(what, ...given);
    } catch {
      // What cannot be copied does not cross.
    }
  }
  async function ask<Answer>(what: Asked, otherwise: Answer, given?: unknown): Promise<Answer> {
    try {
      return ((await bridge?.ask(what, given)) ?? otherwise) as Answer; // what the main process answers
    } catch {
      return otherwise;
    }
  }
  const unknown: ConsentStatus = {
    collecting: false,
    reason: 'no-storage',
    offs: ['no-storage'],
    purposes: [],
    choice: { kind: 'unasked', withdrawn: [] },
  };
  const nothing = { choice: unknown.choice, installations: [], sent: [], waiting: [] };

  function status(): ConsentStatus {
    try {
      return bridge?.status() ?? unknown;
    } catch {
      return unknown;
    }
  }

  return {
    track: (feature, value) => call('track', feature, value),
    event: (feature, attributes) => call('event', feature, attributes),
    time: (feature) => {
      let startedAt: number | undefined = performance.now();
      return {
        end: () => {
          if (startedAt !== undefined) call('track', feature, Math.round(performance.now() - startedAt));
          startedAt = undefined;
        },
      };
    },
    captureException: (error, options) => call('captureException', tellable(error), options),
    setProperty: (key, value) => call('setProperty', key, value),
    setLicense: (license) => call('setLicense', license),
    consent: {
      set: (answer) => call('setConsent', answer),
      status,
      current: async () => ask('status', unknown),
    },
    preview: async () => ask('preview', []),
    sentLog: async () => ask('sentLog', []),
    flush: async (options) => ask('flush', { kind: 'kept', dropped: {} }, options?.timeoutMs ?? usualFlushMs),
    exportMyData: async () => ask('exportMyData', nothing),
    eraseMyData: async () => ask('eraseMyData', { kind: 'failed', reason: 'the main process does not answer' }),
    reset: () => call('reset'),
  };
}

const usualFlushMs = 5_000;
/** As many frames as are ever told fit into this. */
const longestStack = 16_000;

/** The name and the frames of an exception. Its message stands before them, and stays here. */
function tellable(error: unknown): { name: string; stack: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  try {
    const { name, message, stack = '' } = error;
    const messageAt = stack.indexOf(message);
    const frames = messageAt < 0 ? '' : stack.slice(messageAt + message.length);
    return { name, stack: frames.slice(0, longestStack) };
  } catch {
    return undefined; // an exception whose fields cannot be read
  }
}
