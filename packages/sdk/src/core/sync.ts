import type { Answer, Consent } from '@usance/protocol';
import { batchesOf, halves, type Batch } from './batch.ts';
import { dayOf, type DayClock } from './day.ts';
import type { DropCounter } from './drops.ts';
import type { Exchange } from './exchange.ts';
import type { Installation } from './installation.ts';
import type { Journal, JournalOrigin } from './journal.ts';
import type { Lock, Storage } from './platform.ts';
import type { Queue } from './queue.ts';
import type { Recorder } from './recorder.ts';
import type { Schedule } from './schedule.ts';
import { newestOf } from './newest.ts';
import { isPending, type SessionRecord } from './session-record.ts';

/** Says which process sends. It is taken over from one that is gone or hangs. */
const lockName = 'send.lock';
/** Halving a queue that is wrong throughout would take thousands of requests; the rest waits for the next sync. */
const maxRequests = 64;

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
  session?: { recorder: Recorder; journal: Journal } | undefined;
}

export interface Syncing {
  storage: Storage;
  origin: JournalOrigin;
  requestTimeoutMs: number;
  exchange: Exchange;
  dayClock: DayClock;
  schedule: Schedule;
  queue: Queue;
  drops: DropCounter;
  /** Asked before every request; `undefined` as soon as nothing may be sent. */
  sender: () => Sender | undefined;
  /** The first day was set right, since the clock had been wrong when it was taken. */
  onInstallation: (installation: Installation) => void;
}

/** Sends all that waits, in as few requests as it takes. Never rejects for what a peer or a disk does. */
export async function sync(syncing: Syncing): Promise<SyncResult> {
  if (syncing.sender() === undefined) return { kind: 'stopped' };
  const lock = syncing.storage.lock(lockName, 2 * syncing.requestTimeoutMs + 10_000);
  if (lock === undefined) return { kind: 'busy' };
  try {
    return await sendAll(syncing, lock);
  } finally {
    lock.release();
  }
}

async function sendAll(syncing: Syncing, lock: Lock): Promise<SyncResult> {
  const { queue, schedule, dayClock } = syncing;
  const { key, ...origin } = syncing.origin;
  schedule.refresh();
  const sender = syncing.sender();
  if (sender === undefined) return { kind: 'stopped' };
  const live = await sender.session?.journal.hand();
  const journals = (await queue.gather(dayClock.now(), sender.consent.purposes)).filter((one) => one.key === key);
  const { waiting, outdone } = newestOf([
    ...journals.map(({ environment, kind, records }) => ({
      origin: { environment, kind },
      records: records.filter(isPending),
    })),
    { origin, records: live === undefined ? [] : [live] },
  ]);
  const batches = batchesOf(waiting);
  if (batches.length === 0) {
    if (schedule.word().collect === 'all') return { kind: 'nothing' };
    // A product that was switched off is asked whether it is on again.
    batches.push({ origin, records: [] });
  }
  const settled = new Set<SessionRecord>();
  const result = await sendBatches(syncing, { lock, batches, settled });
  for (const [old, by] of outdone) if (settled.has(by)) settled.add(old);
  if (result.kind !== 'erased') for (const journal of journals) await queue.settle(journal, settled);
  return result;
}

interface Delivery {
  lock: Lock;
  batches: Batch[];
  /** Takes the records that are done with: acknowledged, or given up. */
  settled: Set<SessionRecord>;
}

async function sendBatches(syncing: Syncing, { lock, batches, settled }: Delivery): Promise<SyncResult> {
  const { exchange, schedule, drops } = syncing;
  let accepted = 0;
  for (let requests = 0; batches.length > 0; requests++) {
    const sender = syncing.sender();
    const batch = batches.shift();
    if (sender === undefined || batch === undefined) return { kind: 'stopped' };
    if (requests >= maxRequests) return { kind: 'kept' };
    lock.refresh();
    const verdict = await exchange.send(batch, sender);
    if (!isSame(syncing.sender(), sender)) return { kind: 'stopped' };
    switch (verdict.kind) {
      case 'acknowledged':
        accepted += verdict.answer.accepted;
        acknowledge(syncing, { ...verdict, sender, batch, settled });
        if (verdict.answer.settings.collect === 'none') return { kind: 'sent', accepted };
        break;
      case 'halve':
        if (batch.records.length > 1) batches.unshift(...halves(batch));
        else giveUp(batch, sender, { settled, drops });
        break;
      case 'erased':
        return { kind: 'erased' };
      case 'wrong-clock':
        if (!setRight(syncing, sender, verdict.serverTime)) return fail(schedule, {});
        batches.unshift(batch);
        break;
      case 'keep':
        return fail(schedule, verdict);
    }
  }
  return { kind: 'sent', accepted };
}

function fail(
  schedule: Schedule,
  { status, retryAfterMs }: { status?: number | undefined; retryAfterMs?: number | undefined },
): SyncResult {
  schedule.failed(retryAfterMs);
  return { kind: 'kept', status };
}

interface Acknowledgement {
  sender: Sender;
  batch: Batch;
  answer: Answer;
  sentAt: number;
  settled: Set<SessionRecord>;
}

function acknowledge(syncing: Syncing, { sender, batch, answer, sentAt, settled }: Acknowledgement): void {
  const { installation, session } = sender;
  syncing.schedule.answered(answer, { sentAt });
  syncing.drops.add('refused', answer.refused.length);
  const misdated = answer.refused.flatMap(({ at, code }) =>
    code === 'day-out-of-range' ? [Number(/^sessionDays\/(\d+)/.exec(at)?.[1])] : [],
  );
  batch.records.forEach((record, i) => {
    settled.add(record);
    if (misdated.includes(i)) session?.recorder.redate(record.sessionDay);
    session?.recorder.acknowledge(record.sessionDay);
  });
  if (installation.confirmed) return;
  if (answer.accepted > 0) syncing.onInstallation({ ...installation, confirmed: true });
  else if (misdated.length > 0) syncing.onInstallation({ ...installation, firstDay: dayOf(syncing.dayClock.now()) });
}

/** Takes the time from a problem that blames the first day. False if that changes nothing, so that nobody tries for ever. */
function setRight({ schedule, dayClock, onInstallation }: Syncing, sender: Sender, serverTime: number): boolean {
  const { installation } = sender;
  if (installation.confirmed) return false;
  schedule.setClock(serverTime);
  const firstDay = dayOf(dayClock.now());
  if (firstDay === installation.firstDay) return false;
  onInstallation({ ...installation, firstDay });
  return true;
}

/** A record that the collector does not take even alone would block the queue for ever. */
function giveUp(
  { records }: Batch,
  { session }: Sender,
  { settled, drops }: { settled: Set<SessionRecord>; drops: DropCounter },
): void {
  for (const record of records) {
    settled.add(record);
    session?.recorder.acknowledge(record.sessionDay);
    drops.add('refused');
  }
}

const isSame = (now: Sender | undefined, before: Sender) =>
  now !== undefined && now.installation.id === before.installation.id && now.session === before.session;
