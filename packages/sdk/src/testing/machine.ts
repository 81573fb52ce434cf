import { createHash } from 'node:crypto';
import { createTelemetry } from '../core/create-telemetry.ts';
import { checkOptions, type TelemetryOptions } from '../core/options.ts';
import type { EndListener, Platform, SendOutcome } from '../core/platform.ts';
import type { Telemetry } from '../core/telemetry.ts';
import { createHandTimers } from './hand-timers.ts';
import { productKey } from './host.ts';
import { createMemoryDisk, type MemoryDisk } from './memory-disk.ts';

/** What the network makes of a request: the outcome that its sender sees, and after how long. */
export type Network = (body: string) => { outcome: SendOutcome; afterMs: number };

/** A machine whose time, disk and network are the test's, on which any number of runs of a program live and die. */
export interface Machine {
  readonly disk: MemoryDisk;
  /** The machine's own clock: right, unless it was set wrong. */
  now(): number;
  /** The true time. */
  trueNow(): number;
  /** Milliseconds that the machine was awake. */
  awake(): number;
  start(options?: Partial<TelemetryOptions>): Run;
  /** Lets time pass, with all that is due in it. */
  pass(milliseconds: number): Promise<void>;
  /** Time passes, and nobody does anything. */
  sleep(milliseconds: number): void;
  /** Sets the machine's clock wrong by so much. */
  setClockWrong(milliseconds: number): void;
  /** Passes time until it is there. */
  finish<Result>(promise: Promise<Result>): Promise<Result>;
  /** Calls later, whoever lives then. */
  after(milliseconds: number, callback: () => void): void;
}

/** One run of the program. */
export interface Run {
  readonly owner: string;
  readonly host: Telemetry;
  /** When it died, by the machine's time awake; `undefined` while it lives. */
  diedAt(): number | undefined;
  kill(): void;
  /** Kills it at its n-th step at the disk from now on. */
  killAfter(steps: number): void;
  /** Ends as a program does, with its last moment for the SDK. False if it did not live through that. */
  end(how: 'exit' | 'crash'): boolean;
  /** Others take it for dead, though it lives. */
  seemDead(): void;
}

export function createMachine(date: string, network: Network): Machine {
  const startedAt = Date.parse(date);
  const timers = createHandTimers();
  let slept = 0;
  let wrong = 0;
  let runs = 0;
  let uuids = 0;
  const takenForAlive = new Set<string>();
  const trueNow = () => startedAt + slept + timers.now();
  const now = () => trueNow() + wrong;
  const disk = createMemoryDisk(now);

  function start(options: Partial<TelemetryOptions> = {}): Run {
    const owner = `run-${++runs}`;
    const ends = new Set<EndListener>();
    let died: number | undefined;
    let steps = Infinity;
    takenForAlive.add(owner);
    const kill = () => {
      died ??= timers.now();
      takenForAlive.delete(owner);
    };
    const mayStep = () => {
      if (died === undefined && steps-- <= 0) kill();
      return died === undefined;
    };
    const whileAlive = (callback: () => void) => () => void (died === undefined && callback());
    const after: Platform['timers']['after'] = (milliseconds, callback) =>
      timers.after(milliseconds, whileAlive(callback));
    const send: Platform['send'] = ({ body, timeoutMs }) => {
      if (died !== undefined) return { outcome: new Promise(() => undefined), abort: () => undefined };
      let abort = noop;
      const outcome = new Promise<SendOutcome>((resolve) => {
        const { outcome: known, afterMs } = network(body);
        if (afterMs > timeoutMs) after(timeoutMs, () => resolve({ kind: 'failed', reason: 'timeout' }));
        else after(afterMs, () => resolve(known));
        abort = whileAlive(() => resolve({ kind: 'failed', reason: 'aborted' }));
      });
      return { outcome, abort: () => abort() };
    };
    const platform: Platform = {
      clock: {
        now,
        monotonic: timers.now,
        local: (at) => ({ hour: new Date(at).getUTCHours(), weekday: new Date(at).getUTCDay() || 7 }),
      },
      random: { uuid: () => `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`, fraction: () => 0.5 },
      timers: { after, holdOpen: () => () => undefined },
      storage: disk.storageOf({ owner, mayStep, isAlive: (other) => takenForAlive.has(other) }),
      applicationRoot: '/app',
      room: { queue: 5_000_000, log: 1_000_000 },
      variable: () => undefined,
      policy: () => undefined,
      systemFacts: () => ({}),
      isEphemeral: () => false,
      digest: (text) => createHash('sha256').update(text).digest('hex'),
      send,
      sendLater: () => false,
      onEnd: (listener) => {
        ends.add(listener);
        return () => ends.delete(listener);
      },
      onUncaught: () => () => undefined,
      warn: () => undefined,
    };
    const checked = checkOptions({
      key: productKey,
      endpoint: 'http://127.0.0.1:9',
      app: { version: '1.0.0' },
      consent: { basis: 'notice', purposes: ['usage'] },
      ...options,
    });
    if (checked === undefined) throw new Error('the options of this test cannot work');
    return {
      owner,
      host: createTelemetry(platform, checked),
      diedAt: () => died,
      kill,
      killAfter: (count) => {
        steps = count;
      },
      end: (how) => {
        for (const listener of ends) listener(how);
        const isWhole = died === undefined;
        kill();
        return isWhole;
      },
      seemDead: () => takenForAlive.delete(owner),
    };
  }

  return {
    disk,
    now,
    trueNow,
    awake: timers.now,
    start,
    pass: timers.pass,
    sleep: (milliseconds) => {
      slept += milliseconds;
    },
    setClockWrong: (milliseconds) => {
      wrong = milliseconds;
    },
    finish: timers.finish,
    after: timers.after,
  };
}

const noop = (): void => undefined;
