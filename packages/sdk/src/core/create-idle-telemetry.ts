import type { ConsentReason } from './consent.ts';
import type { SessionCalls, Telemetry } from './telemetry.ts';

/** Takes every call and does nothing, for a host whose options cannot work. */
export function createIdleTelemetry(reason: ConsentReason): Telemetry {
  const ignore = () => undefined;
  const off = async () => ({ kind: 'off' as const, reason, dropped: {} });
  const calls: SessionCalls = { track: ignore, event: ignore, time: () => ({ end: ignore }), captureException: ignore };
  const choice = { kind: 'unasked' as const, withdrawn: [] };
  return {
    ...calls,
    setProperty: ignore,
    setLicense: ignore,
    startSession: () => ({ ...calls, end: ignore }),
    consent: { set: ignore, status: () => ({ collecting: false, reason, offs: [reason], purposes: [], choice }) },
    flush: off,
    shutdown: off,
    preview: async () => [],
    sentLog: async () => [],
    exportMyData: async () => ({ choice, installations: [], sent: [], waiting: [] }),
    eraseMyData: async () => ({ kind: 'nothing' }),
    reset: ignore,
  };
}
