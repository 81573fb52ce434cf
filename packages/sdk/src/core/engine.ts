import { createAllowed, type Allowed } from './allowed.ts';
import { automationOf, createConsentState, type ConsentReason, type ConsentStatus } from './consent.ts';
import { createDayClock, dayOf } from './day.ts';
import type { Drop } from './drops.ts';
import { ensureInstallation, isExpired, readInstallation, saveInstallation, type Identity } from './installation.ts';
import { createJournal, type Journal } from './journal.ts';
import type { CheckedOptions } from './options.ts';
import type { Platform, Sending, SystemFacts } from './platform.ts';
import { createQueue } from './queue.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { createSaving } from './saving.ts';
import { createSchedule } from './schedule.ts';
import { sentLogNames } from './sent-log.ts';
import type { Session } from './session.ts';
import { createSyncTimer } from './sync-timer.ts';
import { preview, sync, type Sender, type Syncing } from './sync.ts';
import type { FlushOutcome } from './telemetry.ts';

/** The parts put together: what is in force decides whether there is a recording, and the host's sessions are recorded into it. */
export interface Engine {
  open(): HostSession;
  recording(): Recording | undefined;
  status(): ConsentStatus;
  choose(answer: unknown): void;
  preview(): Promise<string[]>;
  flush(timeoutMs: number): Promise<FlushOutcome>;
  shutdown(timeoutMs: number): Promise<FlushOutcome>;
  /** The IDs that are known here: in use, expired, or withdrawn. */
  identities(): Identity[];
  /** Takes away all that is kept here. After an erasure nothing is collected until the person chooses anew. */
  forget(isErased: boolean): void;
}

/** A session as the host holds it: what it is recorded into comes and goes with the person's choice. */
export interface HostSession {
  session: Session | undefined;
  /** True if what comes next goes on with something. */
  isContinued: boolean;
  end(): void;
}

/** What is being recorded, under one ID and one choice. */
export interface Recording {
  readonly recorder: Recorder;
  readonly journal: Journal;
  readonly allowed: Allowed;
  /** Purposes, day and plan: a later answer to the same may be to a wider plan. */
  readonly agreed: string;
  readonly id: string;
  readonly day: string;
  readonly stopSaving: () => void;
}

/** A thread ends within milliseconds; if one does not, nobody waits for it longer than this. */
const longestAbortMs = 1_000;

export function createEngine(platform: Platform, options: CheckedOptions, drop: Drop): Engine {
  const { storage, random, timers, variable } = platform;
  const consent = createConsentState(platform, options);
  const dayClock = createDayClock(platform.clock);
  const schedule = createSchedule(platform, dayClock.setOffset);
  const queue = createQueue(platform, drop);
  const hosts = new Set<HostSession>();
  let recording: Recording | undefined;
  let sending: Sending | undefined;
  let isStorageMissing = false;
  let phase: 'running' | 'ending' | 'over' = 'running';
  const syncing: Syncing = {
    platform,
    options,
    dayClock,
    schedule,
    queue,
    drop,
    sender,
    onInstallation: (installation) => {
      saveInstallation(storage, installation);
      dayClock.setFirstDay(installation.firstDay);
    },
    onSending: (now) => {
      sending = now;
    },
  };
  const syncTimer = createSyncTimer({ timers, random, schedule }, async (isOwnTold) => {
    const result = await sync(syncing, isOwnTold);
    if (result.kind === 'erased') forget(true);
    follow();
    return result;
  });

  function status(): ConsentStatus {
    const chosen = consent.status();
    const offs: ConsentReason[] = phase === 'over' ? ['shut-down', ...chosen.offs] : [...chosen.offs];
    if (chosen.collecting && isStorageMissing) offs.push('no-storage');
    if (schedule.isSwitchedOff()) offs.push('switched-off');
    const [reason] = offs;
    return reason ? { ...chosen, collecting: false, reason, offs, purposes: [] } : chosen;
  }

  /** Brings what is recorded in line with what is in force. */
  function follow(): void {
    if (phase !== 'running') return;
    const { collecting, reason, purposes, choice, offs } = status();
    const isRefused = choice.kind === 'denied' || choice.kind === 'erased' || offs.includes('denied');
    const installation = readInstallation(storage);
    dayClock.setFirstDay(installation?.firstDay);
    if (recording) {
      const { id } = recording;
      // What was counted under an ID that expired is still sent, though another process found that out first.
      const isForgotten =
        installation &&
        installation.id !== id &&
        !installation.former.some((one) => one.id === id && isExpired(one, lifeNow()));
      // What was counted under a choice that still stands is kept; the rest goes.
      if (isRefused || isForgotten) stop('discard');
      else if (
        !collecting ||
        String([purposes, choice.day, choice.plan]) !== recording.agreed ||
        (installation && installation.id !== id) ||
        isExpired(installation, lifeNow()) ||
        // Without an ID, days leave their process at midnight: a week's report is made of all that lies there.
        (!options.hasId && recording.day !== lifeNow().today)
      )
        stop();
    }
    if (isRefused) {
      syncTimer.stop();
      queue.wipe();
    } else if (collecting && !recording) start();
    else if (reason === 'switched-off') beginSyncing();
  }

  const lifeNow = () => ({ today: dayOf(dayClock.now()), months: options.idMonths });

  function start(): void {
    const installation = ensureInstallation(platform, lifeNow());
    dayClock.setFirstDay(installation?.firstDay);
    const agreement = installation && consent.wire(installation.firstDay);
    isStorageMissing = !agreement;
    if (!agreement) return;
    const { id } = installation;
    const { purposes, basis, day } = agreement;
    const { choice } = consent.status();
    const agreedOn = basis === 'opt-in' ? day : undefined;
    const allowed = createAllowed({ purposes, day: agreedOn, plan: choice.plan }, options.plan, drop);
    const kind = automationOf(variable) ? 'ci' : platform.isEphemeral() ? 'ephemeral' : 'normal';
    let facts: SystemFacts | undefined;
    const systemFacts = () => (facts ??= allowed.system(platform.systemFacts(), lifeNow().today));
    // Asked for in an idle moment, so that the program's end need not wait for them.
    timers.after(10, systemFacts);
    const recorder = createRecorder({
      ...platform,
      ...options,
      systemFacts,
      dayClock,
      allowed,
      drop,
      origin: { installation: id, environment: options.environment, kind },
      onChange: () => saving.soon(),
    });
    const journal = createJournal(platform, recorder);
    const saving = createSaving(timers, async () => {
      const before = recording;
      // Another process may have kept a new choice meanwhile, or the ID's life may be over.
      refresh();
      return recording !== before || journal.save();
    });
    recording = {
      recorder,
      journal,
      allowed,
      agreed: String([purposes, choice.day, choice.plan]),
      id,
      day: lifeNow().today,
      stopSaving: saving.stop,
    };
    for (const host of hosts) openFor(host);
    beginSyncing();
  }

  /** Who develops a program wants to see at once what arrives. */
  const beginSyncing = () => syncTimer.begin(options.environment === 'development' || schedule.isOverdue());

  function openFor(host: HostSession): void {
    host.session = recording?.recorder.open(host.isContinued);
    host.isContinued ||= recording !== undefined;
  }

  /** Without a word the sessions go on, in another recording. */
  function stop(how?: 'exit' | 'crash' | 'discard'): void {
    if (!recording) return;
    const { recorder, journal, stopSaving } = recording;
    stopSaving();
    recording = undefined;
    for (const host of hosts) {
      if (how === 'discard') host.isContinued = false;
      else if (how && host.session) recorder.close(host.session, how);
      host.session = undefined;
    }
    if (how === 'discard') journal.discard();
    else journal.closeNow();
    sending?.abort();
  }

  /** Reads again what other processes were told: the answer, and what time it is. */
  function refresh(): void {
    consent.refresh();
    schedule.refresh();
    follow();
  }

  function sender(): Sender | undefined {
    refresh();
    const installation = readInstallation(storage);
    const wire = installation && consent.wire(installation.firstDay);
    return wire && phase !== 'over' ? { installation, consent: wire, recording } : undefined;
  }

  async function flush(timeoutMs: number): Promise<FlushOutcome> {
    schedule.refresh();
    const { collecting, reason } = status();
    if (!collecting && reason !== 'switched-off') return { kind: 'off', reason };
    const retryAfterMs = schedule.pauseMs();
    if (retryAfterMs > 0) return { kind: 'paused', retryAfterMs };
    return (await syncTimer.runWithin(timeoutMs)) ?? { kind: 'timeout' };
  }

  function forget(isErased: boolean): void {
    const former = consent.identities();
    stop('discard');
    queue.wipe();
    for (const name of sentLogNames) storage.remove(name);
    if (isErased) consent.erased();
    follow();
    // After a reset, what was sent under the old ID can still be erased.
    const installation = readInstallation(storage);
    if (installation) saveInstallation(storage, { ...installation, former });
  }

  const stopMindingEnd = platform.onEnd((end) => {
    if (end === 'pause') void recording?.journal.save();
    else stop(end);
    if (schedule.waitMs() > 0 || !status().collecting) return;
    if (end === 'pause') syncTimer.hurry();
    else platform.sendLater();
  });
  queue.purge();
  follow();

  return {
    open: () => {
      const host: HostSession = {
        session: undefined,
        isContinued: false,
        end: () => {
          hosts.delete(host);
          if (host.session) recording?.recorder.close(host.session, 'exit');
          host.session = undefined;
        },
      };
      hosts.add(host);
      openFor(host);
      return host;
    },
    recording: () => recording,
    status,
    choose: (answer) => {
      if (phase !== 'running') return;
      if (!consent.set(answer)) drop('invalid-value', answer);
      isStorageMissing = false;
      follow();
      // A full disk may have room for the answer now that all else is gone.
      consent.refresh();
    },
    preview: async () => {
      const now = sender();
      return now ? preview(syncing, now) : [];
    },
    flush,
    shutdown: async (timeoutMs) => {
      if (phase !== 'running') return { kind: 'off', reason: 'shut-down' };
      phase = 'ending';
      stop('exit');
      const outcome: FlushOutcome = timeoutMs > 0 ? await flush(timeoutMs) : { kind: 'kept' };
      phase = 'over';
      syncTimer.stop();
      stopMindingEnd();
      const letGo = timers.holdOpen(longestAbortMs);
      sending?.abort();
      await sending?.outcome;
      letGo();
      return outcome;
    },
    identities: consent.identities,
    forget,
  };
}
