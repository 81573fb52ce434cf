import { isConsentAnswer } from './consent-option.ts';
import type { DropCounter } from './drops.ts';
import { createEngine } from './engine.ts';
import { describeException } from './exception-report.ts';
import { fitLicense } from './license.ts';
import { isDuration, type CheckedOptions } from './options.ts';
import type { Platform } from './platform.ts';
import type { FlushOutcome, FlushResult, Telemetry } from './telemetry.ts';

const flushTimeoutMs = 5_000;
const shutdownTimeoutMs = 1_000;

/** The calls of a host, with every fault held back from it. */
export function createTelemetry(platform: Platform, options: CheckedOptions): Telemetry {
  const { drops, session, status, choose, flush, shutdown } = createEngine(platform, options);
  const quietly = quietlyCounting(drops);
  return {
    track: quietly((feature, value) => session()?.recorder.track(feature, value)),
    setProperty: quietly((key, value) => session()?.recorder.setProperty(key, value)),
    setLicense: quietly((license) => session()?.recorder.setLicense(fitLicense(license))),
    captureException: quietly((error) => {
      // Asked first, since a stack takes its time to be written out.
      if (session()?.purposes.includes('diagnostics') !== true) return;
      session()?.recorder.addException(describeException(error, platform.applicationRoot));
    }),
    consent: {
      set: quietly((answer) => {
        if (isConsentAnswer(answer)) choose(answer);
        else drops.add('invalid-value');
      }),
      status,
    },
    flush: async (given) => settled(drops, async () => flush(timeoutOf(given) ?? flushTimeoutMs)),
    shutdown: async (given) => settled(drops, async () => shutdown(timeoutOf(given) ?? shutdownTimeoutMs)),
  };
}

const quietlyCounting =
  (drops: DropCounter) =>
  <Given extends unknown[]>(call: (...given: Given) => void) =>
  (...given: Given): void => {
    try {
      call(...given);
    } catch {
      drops.add('fault');
    }
  };

async function settled(drops: DropCounter, outcome: () => Promise<FlushOutcome>): Promise<FlushResult> {
  try {
    return { ...(await outcome()), dropped: drops.counts() };
  } catch {
    drops.add('fault');
    return { kind: 'kept', dropped: drops.counts() };
  }
}

const timeoutOf = (given: { timeoutMs?: number } | undefined) =>
  isDuration(given?.timeoutMs) ? given.timeoutMs : undefined;
