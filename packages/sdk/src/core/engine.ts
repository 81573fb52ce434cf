import type { ConsentAnswer } from './consent-option.ts';
import { createConsentState, isInCi, type ConsentReason, type ConsentStatus } from './consent.ts';
import { createDayClock, dayOf } from './day.ts';
import { createDropCounter, type DropCounter } from './drops.ts';
import { createExchange } from './exchange.ts';
import { ensureInstallation, readInstallation, saveInstallation } from './installation.ts';
import type { JournalOrigin } from './journal.ts';
import type { CheckedOptions } from './options.ts';
import type { Platform } from './platform.ts';
import { createQueue } from './queue.ts';
import { createSchedule } from './schedule.ts';
import { startSession, type Session } from './session.ts';
import { createSyncTimer } from './sync-timer.ts';
import { sync, type Sender, type SyncResult } from './sync.ts';
import type { FlushOutcome } from './telemetry.ts';

/** The parts put together: what is in force decides whether there is a session, and the session is what is counted into. */
export interface Engine {
  readonly drops: DropCounter;
  /** What is being recorded; `undefined` while nothing may be. */
  session(): Session | undefined;
  status(): ConsentStatus;
  choose(answer: ConsentAnswer): void;
  flush(timeoutMs: number): Promise<FlushOutcome>;
  shutdown(timeoutMs: number): Promise<FlushOutcome>;
}

export function createEngine(platform: Platform, options: CheckedOptions): Engine {
  const { storage } = platform;
  const drops = createDropCounter();
  const consent = createConsentState(platform, options);
  const dayClock = createDayClock(platform.clock);
  const schedule = createSchedule(platform, dayClock.setOffset);
  const queue = createQueue(platform, drops);
  const exchange = createExchange(platform, options);
  const origin: JournalOrigin = {
    key: options.key,
    environment: options.environment,
    kind: isInCi(platform.variable) ? 'ci' : 'normal',
  };
  const syncTimer = createSyncTimer({ ...platform, schedule }, runSync);
  let session: Session | undefined;
  /** True once a session began that the next one goes on with. */
  let wasStarted = false;
  let isStorageMissing = false;
  let phase: 'running' | 'ending' | 'over' = 'running';

  function status(): ConsentStatus {
    const chosen = consent.status();
    const off = (reason: ConsentReason): ConsentStatus => ({ ...chosen, collecting: false, reason, purposes: [] });
    if (phase === 'over') return off('shut-down');
    if (!chosen.collecting) return chosen;
    if (isStorageMissing) return off('no-storage');
    return schedule.word().collect === 'none' ? off('switched-off') : chosen;
  }

  /** Brings what is recorded in line with what is in force. */
  function follow(): void {
    if (phase !== 'running') return;
    const now = status();
    const isRefused = now.reason === 'denied' || now.choice.kind === 'denied' || now.choice.kind === 'erased';
    if (session !== undefined && !fits(session, now)) {
      // What was counted under a choice that still stands is kept; the rest goes.
      if (isRefused || !isOfThisInstallation(session)) session.discard();
      else session.close('break');
      void exchange.abort();
      session = undefined;
    }
    if (isRefused) forget();
    else if (now.collecting && session === undefined) start(now);
    else if (now.reason === 'switched-off') syncTimer.plan();
  }

  function forget(): void {
    wasStarted = false;
    syncTimer.stop();
    queue.wipe();
  }

  function start({ purposes }: ConsentStatus): void {
    const installation = ensureInstallation(storage, platform.random, dayOf(dayClock.now()));
    if (installation === undefined) {
      isStorageMissing = true;
      return;
    }
    const context = { app: options.app, system: platform.systemFacts() };
    const continued = wasStarted;
    session = startSession(platform, { installation, purposes, context, continued, origin, drops, dayClock, mayGoOn });
    wasStarted = true;
    syncTimer.plan();
  }

  /** Asked before each saving: another process may have kept a new choice meanwhile. */
  function mayGoOn(): boolean {
    const before = session;
    consent.refresh();
    follow();
    return session === before;
  }

  const fits = (running: Session, { collecting, purposes }: ConsentStatus) =>
    collecting && isSameList(purposes, running.purposes) && isOfThisInstallation(running);

  const isOfThisInstallation = ({ installation }: Session) =>
    (readInstallation(storage)?.id ?? installation.id) === installation.id;

  function sender(): Sender | undefined {
    consent.refresh();
    follow();
    const installation = readInstallation(storage) ?? session?.installation;
    const wire = installation && consent.wire(installation.firstDay);
    return installation && wire && phase !== 'over' ? { installation, consent: wire, session } : undefined;
  }

  async function runSync(): Promise<SyncResult> {
    session?.recorder.advance();
    const { requestTimeoutMs } = options;
    const onInstallation = saveInstallation.bind(undefined, storage);
    const parts = { storage, origin, requestTimeoutMs, exchange, dayClock, schedule, queue, drops };
    const result = await sync({ ...parts, sender, onInstallation });
    if (result.kind === 'erased') consent.erased();
    follow();
    return result;
  }

  async function flush(timeoutMs: number): Promise<FlushOutcome> {
    const { collecting, reason } = status();
    if (!collecting && reason !== 'switched-off') return { kind: 'off', reason };
    schedule.refresh();
    const retryAfterMs = schedule.pauseMs();
    if (retryAfterMs > 0) return { kind: 'paused', retryAfterMs };
    return (await syncTimer.runWithin(timeoutMs)) ?? { kind: 'timeout' };
  }

  const stopMindingEnd = platform.onEnd((end) => session?.close(end));
  follow();
  return {
    drops,
    session: () => session,
    status,
    choose: (answer) => {
      if (phase !== 'running') return;
      consent.set(answer);
      isStorageMissing = false;
      follow();
    },
    flush,
    shutdown: async (timeoutMs) => {
      if (phase !== 'running') return { kind: 'off', reason: 'shut-down' };
      phase = 'ending';
      session?.close('exit');
      session = undefined;
      const outcome: FlushOutcome = timeoutMs > 0 ? await flush(timeoutMs) : { kind: 'kept' };
      phase = 'over';
      syncTimer.stop();
      stopMindingEnd();
      const letGo = platform.timers.holdOpen(longestAbortMs);
      await exchange.abort();
      letGo();
      return outcome;
    },
  };
}

/** A thread ends within milliseconds; if one does not, nobody waits for it longer than this. */
const longestAbortMs = 1_000;

const isSameList = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((value, i) => value === other[i]);
