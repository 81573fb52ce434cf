import type { Platform } from '../core/platform.ts';
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
    random: { uuid: () => crypto.randomUUID(), fraction: () => Math.random() },
    timers: {
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, Math.min(milliseconds, longestTimerMs));
        return () => clearTimeout(timer);
      },
      // A page stays as long as the person wants.
      holdOpen: () => () => undefined,
    },
    storage: createLocalStorage(`usance/${name}/`),
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
    onEnd: (listener) => {
      // A page that is hidden may never be heard of again, and so may one that goes into the back-forward cache.
      const onHidden = () => document.visibilityState === 'hidden' && listener('pause');
      const onHide = ({ persisted }: PageTransitionEvent) => listener(persisted ? 'pause' : 'exit');
      document.addEventListener('visibilitychange', onHidden);
      addEventListener('pagehide', onHide);
      return () => {
        document.removeEventListener('visibilitychange', onHidden);
        removeEventListener('pagehide', onHide);
      };
    },
    onUncaught: (listener) => {
      const onError = ({ error }: ErrorEvent) => listener(error);
      const onRejection = ({ reason }: PromiseRejectionEvent) => listener(reason);
      addEventListener('error', onError);
      addEventListener('unhandledrejection', onRejection);
      return () => {
        removeEventListener('error', onError);
        removeEventListener('unhandledrejection', onRejection);
      };
    },
    warn: (message) => console.warn(message), // oxlint-disable-line no-console -- in development only, to the developer
  };
}

const longestTimerMs = 2 ** 31 - 1;

/** "Do not track" and Global Privacy Control. */
function isTrackingRefused(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & {
    doNotTrack?: string | null;
    globalPrivacyControl?: boolean;
  };
  return globalPrivacyControl === true || doNotTrack === '1' || doNotTrack === 'yes';
}
