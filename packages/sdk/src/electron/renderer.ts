import type { ConsentStatus } from '../core/consent.ts';
import { usualName, type Asked, type Bridge, type Counted, type PageTelemetry } from './channel.ts';

/**
 * The telemetry of the main process, for a page. The calls are the same; all return at once, and none throws. Without the preload script's
 * part they do nothing, and `consent.status()` says `no-storage`.
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
  async function ask<Answer>(what: Asked, otherwise: Answer, ...given: unknown[]): Promise<Answer> {
    try {
      return ((await bridge?.ask(what, ...given)) ?? otherwise) as Answer; // what the main process answers
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
    captureException: (error, options) => {
      const { name: type, message, stack } = error instanceof Error ? error : {};
      call('captureException', { name: type, message, stack }, options);
    },
    setProperty: (key, value) => call('setProperty', key, value),
    setLicense: (license) => call('setLicense', license),
    consent: {
      set: (answer) => call('setConsent', answer),
      status: () => bridge?.status() ?? unknown,
    },
    preview: async () => ask('preview', []),
    sentLog: async () => ask('sentLog', []),
    flush: async (options) => ask('flush', { kind: 'kept', dropped: {} }, options),
    exportMyData: async () => ask('exportMyData', nothing),
    eraseMyData: async () => ask('eraseMyData', { kind: 'failed', reason: 'the main process does not answer' }),
    reset: () => call('reset'),
  };
}
