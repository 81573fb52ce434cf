import type { ConsentReason } from './consent.ts';
import type { Telemetry } from './telemetry.ts';

/** Takes every call and does nothing, for a host whose options cannot work. */
export function createIdleTelemetry(reason: ConsentReason): Telemetry {
  const off = async () => ({ kind: 'off' as const, reason, dropped: {} });
  return {
    track: ignore,
    setProperty: ignore,
    setLicense: ignore,
    captureException: ignore,
    consent: {
      set: ignore,
      status: () => ({ collecting: false, reason, purposes: [], choice: { kind: 'unasked' } }),
    },
    flush: off,
    shutdown: off,
  };
}

const ignore = () => undefined;
