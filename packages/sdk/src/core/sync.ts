import type { Answer, Consent } from './wire.ts';
import { judge } from './answer.ts';
import { dayOf, type DayClock } from './day.ts';
import type { Drop } from './drops.ts';
import type { Identity, Installation } from './installation.ts';
import { writeJournal, type Journal } from './journal.ts';
import type { CheckedOptions } from './options.ts';
import type { Lock, Platform, Sending } from './platform.ts';
import { maxAgeMs, type Queue } from './queue.ts';
import type { Recorder } from './recorder.ts';
import { batchesOf, bodyOf } from './request.ts';
import type { Schedule } from './schedule.ts';
import { logRequest } from './sent-log.ts';
import { moved, stripped, type SessionRecord } from './session-record.ts';

/** Only who has it sends. It is refreshed before each request, and taken over from one that is gone or hangs. */
const lockName = 'send.lock';
/** Halving a queue that is wrong throughout would take thousands of requests; the rest waits for the next sync. */
const maxRequests = 64;

/** Few products run without an ID; theirs is another way of sending. */
const loadNoId = async () => import('../no-id/send-weeks.ts');

/** What became of one attempt to send all that waits. */
export type SyncResult =
  | { kind: 'sent'; accepted: number } // all that waited is acknowledged or dropped
  | { kind: 'nothing' } // nothing waited
  | { kind: 'busy' } // another process is sending
  | { kind: 'kept'; status?: number | undefined } // not acknowledged; it waits for the next time
  | { kind: 'erased' } // the collector erased this installation
  | { kind: 'stopped' }; // the person withdrew or changed their choice meanwhile

/** For whom is sent. */
export interface Sender {
  installation: Installation;
  consent: Consent;
  /** What is being recorded; nothing if recording is switched off or over. */
  recording: { recorder: Recorder; journal: Journal } | undefined;
}

export interface Syncing {
  platform: Platform;
  options: CheckedOptions;
  dayClock: DayClock;
  schedule: Schedule;
  queue: Queue;
  drop: Drop;
  /** Asked before every request; `undefined` as soon as nothing may be sent. */
  sender: () => Sender | undefined;
  /** The first day was set right or confirmed. */
  onInstallation: (installation: Installation) => void;
  /** Told of the request under way, so that it can be broken off. */
  onSending: (sending: Sending | undefined) => void;
}

/**
 * Sends all that waits, in as few requests as it takes; of this run only if it is to be told of already. Never rejects for what a peer or
 * a disk does.
 */
export async function sync(syncing: Syncing, isOwnTold: boolean): Promise<SyncResult> {
  const { platform, options } = syncing;
  const lock = syncing.sender() && (await platform.storage.lock(lockName, options.requestTimeoutMs + 5_000));
  try {
    return lock ? await sendAll(syncing, lock, isOwnTold) : { kind: syncing.sender() ? 'busy' : 'stopped' };
  } finally {
    await lock?.release();
  }
}

/** The requests that a sync would send now, by their bodies. */
export async function preview(syncing: Syncing, sender: Sender): Promise<string[]> {
  if (!syncing.options.hasId) return [];
  const left = await syncing.queue.left();
  const live = sender.recording?.recorder.pending(false) ?? [];
  const waiting = syncing.queue.gather(syncing.dayClock.now(), left).flatMap(({ records }) => records);
  return batchesOf([...waiting, ...live]).map((batch) => requestOf(syncing, sender, batch).body);
}

/** The body, of those records that may be sent; what the person does not agree to any more is not in it. */
function requestOf({ options, platform }: Syncing, { installation, consent }: Sender, batch: readonly SessionRecord[]) {
  const sentAt = platform.clock.now();
  const identity = identityOf(installation, batch);
  const allowed = batch.map((record) => stripped(record, consent.purposes));
  return { sentAt, body: bodyOf({ ...options, identity, consent, sentAt }, allowed) };
}

/** Whose a batch is. */
function identityOf(installation: Installation, batch: readonly SessionRecord[]): Identity {
  const { installation: id } = batch[0]?.origin ?? {};
  return installation.former.find((one) => one.id === id) ?? installation;
}

async function sendAll(syncing: Syncing, lock: Lock, isOwnTold: boolean): Promise<SyncResult> {
  const { platform, queue, schedule, dayClock } = syncing;
  schedule.refresh();
  await queue.adopt();
  const sender = syncing.sender();
  const { recorder, journal } = sender?.recording ?? {};
  const live = (isOwnTold && syncing.options.hasId && recorder?.pending(true)) || [];
  // Saved before it is sent: after a crash, no revision that the collector has may mean something else on the disk.
  if (live.length > 0) await journal?.save();
  const files = queue.gather(dayClock.now());
  if (sender && !syncing.options.hasId) return (await loadNoId()).sendWeeks(syncing, { files, lock, sender });
  const batches = batchesOf([...files.flatMap(({ records }) => records), ...live]);
  if (batches.length === 0) {
    if (!schedule.isSwitchedOff()) return { kind: 'nothing' };
    // A product that was switched off is asked whether it is on again.
    batches.push([]);
  }
  const settled = new Map<SessionRecord, SessionRecord[]>();
  const result = await sendBatches(syncing, { lock, batches, settled });
  for (const { name, records } of files) {
    if (!records.every((record) => settled.has(record))) continue;
    const rest = records.flatMap((record) => settled.get(record) ?? []);
    // What a run took meanwhile to join it is told of by its file.
    const isThere = platform.storage.modifiedAt(name) !== undefined;
    if (rest.length > 0 && isThere) platform.storage.saveNow(name, writeJournal(rest));
    else platform.storage.remove(name);
  }
  return result;
}

interface Delivery {
  lock: Lock;
  batches: SessionRecord[][];
  settled: Settled;
}

/** What is done with, acknowledged or given up, and what is to be told instead of it. */
type Settled = Map<SessionRecord, SessionRecord[]>;

async function sendBatches(syncing: Syncing, { lock, batches, settled }: Delivery): Promise<SyncResult> {
  const { platform, options, schedule, drop, onSending } = syncing;
  const fail = (status?: number, retryAfterMs?: number): SyncResult => {
    schedule.failed(retryAfterMs);
    return { kind: 'kept', status };
  };
  let accepted = 0;
  schedule.trying();
  for (let requests = 0; requests < maxRequests; requests++) {
    const batch = batches.shift();
    if (batch === undefined) return { kind: 'sent', accepted };
    const sender = syncing.sender();
    if (sender === undefined) return { kind: 'stopped' };
    const isStill = () => {
      const now = syncing.sender();
      return now?.recording === sender.recording && now?.installation.id === sender.installation.id;
    };
    lock.refresh();
    const { body, sentAt } = requestOf(syncing, sender, batch);
    const tell = await logRequest(platform, body);
    // What is not in the log is not sent, nor is what the person took back meanwhile.
    if (tell === undefined) return fail();
    if (!isStill()) {
      tell('not sent');
      return { kind: 'stopped' };
    }
    const sending = platform.send({ url: options.url, body, timeoutMs: options.requestTimeoutMs });
    onSending(sending);
    const outcome = await sending.outcome;
    onSending(undefined);
    tell(outcome.kind === 'answer' ? String(outcome.status) : outcome.reason);
    if (!isStill()) return { kind: 'stopped' };
    const verdict = judge(outcome, platform.clock.now());
    if (verdict.kind === 'acknowledged') {
      accepted += verdict.answer.accepted;
      schedule.answered(verdict.answer, sentAt);
      acknowledge(syncing, sender, { batch, answer: verdict.answer, settled });
      if (schedule.isSwitchedOff()) return { kind: 'sent', accepted };
    } else if (verdict.kind === 'halve') {
      const middle = Math.ceil(batch.length / 2);
      if (batch.length > 1) batches.unshift(batch.slice(0, middle), batch.slice(middle));
      else {
        // A record that the collector does not take even alone would block the queue for ever.
        settle(sender, batch, settled);
        drop('refused', 'a record');
      }
    } else if (verdict.kind === 'wrong-clock') {
      schedule.setClock(verdict.serverTime);
      // Once: if that changes nothing, nobody tries for ever.
      batches.unshift(batch);
      if (!setFirstDayRight(syncing, sender, batches.flat())) return fail();
    } else if (verdict.kind === 'erased') return verdict;
    else return fail(verdict.status, verdict.retryAfterMs);
  }
  return { kind: 'kept' };
}

interface Acknowledgement {
  batch: SessionRecord[];
  answer: Answer;
  settled: Settled;
}

function acknowledge(syncing: Syncing, sender: Sender, { batch, answer, settled }: Acknowledgement): void {
  const { installation, recording } = sender;
  syncing.drop('refused', 'an item', answer.refused.length);
  const today = dayOf(syncing.dayClock.now());
  const { firstDay } = identityOf(installation, batch);
  const misdated = answer.refused.flatMap(({ at, code }) =>
    code === 'day-out-of-range' ? (batch[Number(at.split('/')[1])] ?? []) : [],
  );
  const elsewhere: [SessionRecord, SessionRecord][] = [];
  for (const record of misdated) {
    const { day } = record.day;
    const meant = syncing.dayClock.meantBy(day);
    // A clock that had run ahead, or behind the first day. What is too old for the collector is given up.
    const upToNow = day <= today ? day : meant <= today ? meant : today;
    const rightDay = upToNow < firstDay ? firstDay : upToNow;
    if (recording?.recorder.redate(record, rightDay) !== true && rightDay !== day)
      elsewhere.push([record, moved(record, rightDay)]);
  }
  settle(sender, batch, settled);
  for (const [record, right] of elsewhere) settled.set(record, [right]);
  const isOld = answer.refused.some(({ code }) => code === 'id-expired');
  // Of an earlier ID nothing is to be done; of one that nobody knows yet, it was the clock.
  if (isOld && installation.confirmed && identityOf(installation, batch) === installation)
    syncing.onInstallation({ ...installation, expired: true });
  else if (answer.accepted > 0 && !installation.confirmed) syncing.onInstallation({ ...installation, confirmed: true });
  else if (misdated.length > 0 || isOld) setFirstDayRight(syncing, sender, batch);
}

function settle({ recording }: Sender, batch: readonly SessionRecord[], settled: Settled): void {
  for (const record of batch) {
    settled.set(record, []);
    recording?.recorder.acknowledge(record.day);
  }
}

/** Until the collector has stored something, the first day may have been taken from a wrong clock. False if it was right, or is fixed. */
function setFirstDayRight(
  { dayClock, onInstallation }: Syncing,
  { installation }: Sender,
  records: readonly SessionRecord[],
): boolean {
  if (installation.confirmed) return false;
  dayClock.setFirstDay(undefined);
  const now = dayClock.now();
  // What was recorded since the clock is right waits with the rest.
  const days = records
    .flatMap(({ day: { day } }) => [day, dayClock.meantBy(day)])
    .filter((day) => dayOf(now - maxAgeMs) <= day && day <= dayOf(now));
  const firstDay = days.toSorted()[0] ?? dayOf(now);
  if (firstDay === installation.firstDay) return false;
  onInstallation({ ...installation, firstDay });
  return true;
}
