import type { ConsentReason } from './consent.ts';
import type { Telemetry } from './telemetry.ts';

/** Takes every call and does nothing, for a host whose options cannot work. */
export function createIdleTelemetry(reason: ConsentReason): Telemetry {
  const choice = { kind: 'unasked' as const, withdrawn: [] };
  const off = async () => ({ kind: 'off' as const, reason, dropped: {} });
  const session = {
    track: ignore,
    event: ignore,
    time: () => ({ end: ignore }),
    captureException: ignore,
    end: ignore,
  };
  return {
    ...session,
    setProperty: ignore,
    setLicense: ignore,
    startSession: () => session,
    consent: {
      set: ignore,
      status: () => ({ collecting: false, reason, offs: [reason], purposes: [], choice }),
    },
    flush: off,
    shutdown: off,
    preview: none,
    sentLog: none,
    exportMyData: async () => ({ choice, installations: [], sent: [], waiting: [] }),
    eraseMyData: async () => ({ kind: 'nothing' }),
    reset: ignore,
  };
}

const ignore = () => undefined;
const none = async () => [];
