import { createDropCounter } from './drops.ts';
import { createEngine, type HostSession } from './engine.ts';
import { fitLicense } from './license.ts';
import { durationOf, type CheckedOptions } from './options.ts';
import type { Platform } from './platform.ts';
import type { FlushOutcome, FlushResult, SessionCalls, Telemetry } from './telemetry.ts';

// What few programs need, or a person asks for once in a while, is loaded when it is needed.
const loadRights = async () => import('../rights/rights.ts');
const loadExceptions = async () => import('../exceptions/describe-exception.ts');

/** The calls of a host, with every fault held back from it. */
export function createTelemetry(platform: Platform, options: CheckedOptions): Telemetry {
  const { drop, counts } = createDropCounter(options.environment === 'development' ? platform.warn : undefined);
  const engine = createEngine(platform, options, drop);
  const main = options.hasMany ? undefined : engine.open();
  const { clock } = platform;
  let exceptions: Awaited<ReturnType<typeof loadExceptions>> | undefined;
  /** Exceptions that came before there was somebody to describe them. */
  const undescribed = new Set<() => void>();

  function quietly<Given extends unknown[]>(call: (...given: Given) => void) {
    return (...given: Given): void => {
      try {
        call(...given);
      } catch {
        drop('fault');
      }
    };
  }
  async function settled(
    run: (timeoutMs: number) => Promise<FlushOutcome>,
    given: unknown,
    otherwise: number,
  ): Promise<FlushResult> {
    let outcome: FlushOutcome = { kind: 'kept' };
    try {
      outcome = await run(durationOf((given as { timeoutMs?: unknown } | undefined)?.timeoutMs) ?? otherwise); // or anything else
    } catch {
      drop('fault');
    }
    return { ...outcome, dropped: counts() };
  }
  const describeAll = quietly(() => {
    for (const describe of undescribed) describe();
    undescribed.clear();
  });
  async function readyForExceptions(): Promise<void> {
    exceptions ??= await loadExceptions().catch(() => undefined);
    describeAll();
  }

  function calls(host: HostSession | undefined): SessionCalls {
    const session = () => host?.session ?? (host || !engine.recording() ? undefined : void drop('no-session'));
    const track = quietly((feature: string, value?: number) => session()?.track(feature, value));
    return {
      track,
      event: quietly((feature, attributes) => session()?.event(feature, attributes)),
      time: (feature) => {
        let startedAt: number | undefined = clock.monotonic();
        return {
          end: () => {
            if (startedAt !== undefined) track(feature, Math.round(clock.monotonic() - startedAt));
            startedAt = undefined;
          },
        };
      },
      captureException: quietly((error, given) => {
        const { allowed } = engine.recording() ?? {};
        if (allowed?.purposes.includes('diagnostics') !== true) return;
        const handled = given?.handled !== false;
        const place = { root: platform.applicationRoot, handled, allowed };
        undescribed.add(() =>
          session()?.addException(
            exceptions?.describeException(error, place) ?? { type: 'Error', frames: [], handled },
          ),
        );
        if (exceptions) describeAll();
        else void readyForExceptions();
      }),
    };
  }

  const stops = [platform.onEnd((end) => end === 'pause' || describeAll())];
  if (options.captureUncaught) {
    void readyForExceptions();
    const { captureException } = calls(main);
    stops.push(platform.onUncaught((error) => captureException(error, { handled: false })));
  }
  return {
    ...calls(main),
    setProperty: quietly((key, value) => engine.recording()?.recorder.setProperty(key, value)),
    setLicense: quietly((license) => engine.recording()?.recorder.setLicense(fitLicense(license))),
    startSession: () => {
      const host = engine.open();
      return { ...calls(host), end: quietly(host.end) };
    },
    consent: { set: quietly(engine.choose), status: engine.status },
    flush: async (given) => settled(engine.flush, given, flushTimeoutMs),
    shutdown: async (given) => {
      if (undescribed.size > 0) await readyForExceptions();
      const result = await settled(engine.shutdown, given, shutdownTimeoutMs);
      for (const stop of stops) stop();
      return result;
    },
    preview: async () => engine.preview(),
    reset: quietly(() => engine.forget(false)),
    sentLog: async () => (await loadRights()).readSentLog(platform),
    exportMyData: async () => (await loadRights()).exportData(platform, engine),
    eraseMyData: async () => (await loadRights()).eraseData(platform, engine, options),
  };
}

const flushTimeoutMs = 5_000;
const shutdownTimeoutMs = 1_000;
