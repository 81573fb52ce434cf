import { createDropCounter } from './drops.ts';
import { createEngine, type Engine, type HostSession } from './engine.ts';
import { fitLicense } from './license.ts';
import { durationOf, type CheckedOptions } from './options.ts';
import type { Platform } from './platform.ts';
import type { FlushOutcome, FlushResult, SessionCalls, Telemetry } from './telemetry.ts';

// What few programs need, or a person asks for once in a while, is loaded when it is needed.
const loadRights = async () => import('../rights/rights.ts');
const loadExceptions = async () => import('../exceptions/describe-exception.ts');

/**
 * The calls of a host, with every fault held back from it. What they need is made in the first idle moment of the program, or when the
 * first call needs an answer, so that `init` costs next to nothing; what is only counted waits until then.
 */
export function createTelemetry(platform: Platform, options: CheckedOptions): Telemetry {
  const { drop, counts } = createDropCounter(options.environment === 'development' ? platform.warn : undefined);
  const { clock } = platform;
  const waiting: (() => void)[] = [];
  let made: Engine | undefined;
  let main: HostSession | undefined;
  let exceptions: Awaited<ReturnType<typeof loadExceptions>> | undefined;
  /** Exceptions that came before there was somebody to describe them. */
  const undescribed = new Set<() => void>();

  function engine(): Engine {
    if (made === undefined) {
      made = createEngine(platform, options, drop);
      main = options.hasMany ? undefined : made.open();
      for (const call of waiting) call();
    }
    return made;
  }
  function quietly<Given extends unknown[]>(call: (...given: Given) => void) {
    return (...given: Given): void => {
      try {
        call(...given);
      } catch {
        drop('fault');
      }
    };
  }
  /** For what nobody waits for. */
  function later<Given extends unknown[]>(call: (...given: Given) => void) {
    const quiet = quietly(call);
    return (...given: Given): void => {
      if (made) quiet(...given);
      else waiting.push(() => quiet(...given));
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
    engine();
    for (const describe of undescribed) describe();
    undescribed.clear();
  });
  async function readyForExceptions(): Promise<void> {
    exceptions ??= await loadExceptions().catch(() => undefined);
    describeAll();
  }

  function calls(host: () => HostSession | undefined): SessionCalls {
    const recording = () => engine().recording();
    const session = () => host()?.session ?? (host() || !recording() ? undefined : void drop('no-session'));
    const track = later((feature: string, value?: number) => session()?.track(feature, value));
    return {
      track,
      event: later((feature, attributes) => session()?.event(feature, attributes)),
      time: (feature) => {
        let startedAt: number | undefined = clock.monotonic();
        return {
          end: () => {
            if (startedAt !== undefined) track(feature, Math.round(clock.monotonic() - startedAt));
            startedAt = undefined;
          },
        };
      },
      captureException: later((error, given) => {
        const { allowed } = recording() ?? {};
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

  const stops = [
    platform.timers.after(0, quietly(engine)),
    platform.onEnd((end) => end === 'pause' || describeAll()),
  ];
  const own = calls(() => main);
  if (options.captureUncaught) {
    void readyForExceptions();
    stops.push(platform.onUncaught((error) => own.captureException(error, { handled: false })));
  }
  return {
    ...own,
    setProperty: later((key, value) => engine().recording()?.recorder.setProperty(key, value)),
    setLicense: later((license) => engine().recording()?.recorder.setLicense(fitLicense(license))),
    startSession: () => {
      let host: HostSession | undefined;
      later(() => {
        host = engine().open();
      })();
      return { ...calls(() => host), end: later(() => host?.end()) };
    },
    consent: { set: quietly((answer) => engine().choose(answer)), status: () => engine().status() },
    flush: async (given) => settled(async (timeoutMs) => engine().flush(timeoutMs), given, flushTimeoutMs),
    shutdown: async (given) => {
      if (undescribed.size > 0) await readyForExceptions();
      const result = await settled(async (timeoutMs) => engine().shutdown(timeoutMs), given, shutdownTimeoutMs);
      for (const stop of stops) stop();
      return result;
    },
    preview: async () => engine().preview(),
    reset: quietly(() => engine().forget(false)),
    sentLog: async () => (await loadRights()).readSentLog(platform),
    exportMyData: async () => (await loadRights()).exportData(platform, engine()),
    eraseMyData: async () => (await loadRights()).eraseData(platform, engine(), options),
  };
}

const flushTimeoutMs = 5_000;
const shutdownTimeoutMs = 1_000;
