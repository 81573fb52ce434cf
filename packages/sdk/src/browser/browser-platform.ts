import type { Platform } from '../core/platform.ts';
import { attempt } from './attempt.ts';
import { createLocalStorage } from './local-storage.ts';
import { pageFacts } from './page-facts.ts';
import { sendRequest } from './send-request.ts';

/** A page or a webview as the core sees it. */
export function createBrowserPlatform(name: string, applicationRoot: string): Platform {
  return {
    clock: {
      now: () => Date.now(),
      monotonic: () => performance.now(),
      local: (at) => {
        const date = new Date(at);
        return { hour: date.getHours(), weekday: date.getDay() || 7 };
      },
    },
    random: { uuid: () => crypto.randomUUID(), fraction: Math.random },
    timers: {
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, Math.min(milliseconds, longestTimerMs));
        return () => clearTimeout(timer);
      },
      // A page stays as long as the person wants.
      holdOpen: () => () => undefined,
    },
    // Encoded, since the names of two products may begin alike.
    storage: createLocalStorage(`usance/${encodeURIComponent(name)}/`),
    // The quota is the page's own.
    room: { queue: 250_000, log: 100_000 },
    applicationRoot,
    variable: (variable) => (variable === 'DO_NOT_TRACK' && isTrackingRefused() ? '1' : undefined),
    policy: () => undefined,
    systemFacts: pageFacts,
    isEphemeral: () => false,
    digest: async (text) => {
      const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    send: sendRequest,
    sendLater: () => false,
    // A page that is hidden may never be heard of again, and so may one that goes into the back-forward cache.
    onEnd: (listener) =>
      listen({
        visibilitychange: () => document.hidden && listener('pause'),
        pagehide: ({ persisted }) => listener(persisted ? 'pause' : 'exit'),
      }),
    onUncaught: (listener) =>
      listen({
        // Without an error, it is a warning of the browser's, or a script of another origin that may not be told of.
        error: ({ error }) => error && listener(error),
        unhandledrejection: ({ reason }) => listener(reason),
      }),
    warn: (message) => console.warn(message), // oxlint-disable-line no-console -- in development only, to the developer
  };
}

/** A timer that is set for longer fires at once. */
const longestTimerMs = 2 ** 31 - 1;

type Events = WindowEventMap & DocumentEventMap;

/** Listens, and does not let its own faults become the page's. Answers a function that stops. */
function listen(listeners: { [Type in keyof Events]?: (event: Events[Type]) => unknown }): () => void {
  const control = new AbortController();
  for (const [type, listener] of Object.entries(listeners))
    addEventListener(type, (event) => attempt(() => listener(event as never)), control); // each gets what its name says
  return () => control.abort();
}

/** "Do not track" and Global Privacy Control. */
function isTrackingRefused(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return globalPrivacyControl === true || doNotTrack === '1';
}
