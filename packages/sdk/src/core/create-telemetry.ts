import { createIdleTelemetry } from './create-idle-telemetry.ts';
import { createDropCounter } from './drops.ts';
import { createEngine, type Engine, type HostSession } from './engine.ts';
import { fitLicense } from './license.ts';
import { durationOf, type CheckedOptions } from './options.ts';
import type { Platform } from './platform.ts';
import type { EraseResult, FlushOutcome, FlushResult, SessionCalls, Telemetry } from './telemetry.ts';

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
  const idle = createIdleTelemetry('fault');
  const waiting: (() => void)[] = [];
  let isBegun = false;
  let made: Engine | undefined;
  let main: HostSession | undefined;
  let exceptions: Awaited<ReturnType<typeof loadExceptions>> | undefined;
  /** Exceptions that came before there was somebody to describe them. */
  const undescribed = new Set<() => void>();

  function engine(): Engine {
    if (!isBegun) {
      isBegun = true;
      made = createEngine(platform, options, drop);
      main = options.hasMany ? undefined : made.open();
      for (const call of waiting.splice(0)) call();
    }
    // What failed once is not tried at every call.
    if (made === undefined) throw new Error('the engine could not be made');
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
    const quiet = quietly((...given: Given) => {
      engine();
      call(...given);
    });
    return (...given: Given): void => {
      // A program that is never idle must not collect its calls without end.
      if (isBegun || waiting.length >= mostWaiting) quiet(...given);
      else waiting.push(() => quiet(...given));
    };
  }
  /** For what has an answer: if it fails, that of an instance that does nothing. */
  function held<Given extends unknown[], Answer>(call: (...given: Given) => Answer, otherwise: () => Answer) {
    const fail = () => {
      drop('fault');
      return otherwise();
    };
    return (...given: Given): Answer => {
      try {
        const answer = call(...given);
        return answer instanceof Promise ? (answer.catch(fail) as Answer) : answer; // both are promises of the same
      } catch {
        return fail();
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
    engine();
    for (const describe of undescribed) describe();
    undescribed.clear();
  });
  async function readyForExceptions(): Promise<void> {
    exceptions ??= await loadExceptions().catch(() => undefined);
    describeAll();
  }

  const recording = () => engine().recording();

  function calls(host: () => HostSession | undefined): SessionCalls {
    const session = () => host()?.session ?? (host() || !recording() ? undefined : void drop('no-session'));
    const track = later((feature: string, value?: number) => session()?.track(feature, value));
    return {
      track,
      event: later((feature, attributes) => session()?.event(feature, attributes)),
      time: held(
        (feature: string) => {
          let startedAt: number | undefined = clock.monotonic();
          return {
            end: quietly(() => {
              if (startedAt !== undefined) track(feature, Math.round(clock.monotonic() - startedAt));
              startedAt = undefined;
            }),
          };
        },
        () => idle.time(''),
      ),
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

  const stops = [platform.timers.after(0, quietly(engine)), platform.onEnd((end) => end === 'pause' || describeAll())];
  const own = calls(() => main);
  if (options.captureUncaught) {
    void readyForExceptions();
    stops.push(platform.onUncaught((error) => own.captureException(error, { handled: false })));
  }
  return {
    ...own,
    setProperty: later((key, value) => recording()?.recorder.setProperty(key, value)),
    setLicense: later((license) => recording()?.recorder.setLicense(fitLicense(license))),
    startSession: () => {
      let host: HostSession | undefined;
      later(() => {
        host = engine().open();
      })();
      return { ...calls(() => host), end: later(() => host?.end()) };
    },
    consent: {
      set: quietly((answer) => engine().choose(answer)),
      status: held(() => engine().status(), idle.consent.status),
    },
    flush: async (given) => settled(async (timeoutMs) => engine().flush(timeoutMs), given, flushTimeoutMs),
    shutdown: async (given) => {
      // An exception of the program's first moment may still be among the calls that wait.
      quietly(engine)();
      if (undescribed.size > 0) await readyForExceptions();
      const result = await settled(async (timeoutMs) => engine().shutdown(timeoutMs), given, shutdownTimeoutMs);
      for (const stop of stops) stop();
      return result;
    },
    preview: held(async () => engine().preview(), idle.preview),
    reset: quietly(() => engine().forget(false)),
    sentLog: held(async () => (await loadRights()).readSentLog(platform), idle.sentLog),
    exportMyData: held(async () => (await loadRights()).exportData(platform, engine()), idle.exportMyData),
    eraseMyData: held(
      async () => (await loadRights()).eraseData(platform, engine(), options),
      async (): Promise<EraseResult> => ({ kind: 'failed', reason: 'fault' }),
    ),
  };
}

/** A call takes some hundred bytes while it waits. */
const mostWaiting = 200;
const flushTimeoutMs = 5_000;
const shutdownTimeoutMs = 1_000;
