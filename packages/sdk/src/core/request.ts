import type { Consent, Sync } from './wire.ts';
import { timestampOf } from './day.ts';
import type { Identity } from './installation.ts';
import type { RecordedContext, SessionRecord } from './session-record.ts';

/** So many go in one request. If they are too much for the collector all the same, it says so, and they go in halves. */
const batchSize = 100;

/** Lists of records that may each go in one request: of one origin, and not too many. */
export function batchesOf(records: readonly SessionRecord[]): SessionRecord[][] {
  const open = new Map<string, SessionRecord[]>();
  const batches: SessionRecord[][] = [];
  for (const record of records) {
    const origin = JSON.stringify(record.origin);
    let batch = open.get(origin);
    if (batch === undefined || batch.length >= batchSize) {
      batches.push((batch = []));
      open.set(origin, batch);
    }
    batch.push(record);
  }
  return batches;
}

export interface Envelope {
  key: string;
  plan: { hash: string } | undefined;
  identity: Identity;
  consent: Consent;
  sentAt: number;
}

/** The body of a request; equal contexts are sent once. An empty batch asks whether the collector wants anything. */
export function bodyOf({ key, plan, identity, consent, sentAt }: Envelope, batch: readonly SessionRecord[]): string {
  const contexts = new Map<string, RecordedContext>();
  const { environment, kind } = batch[0]?.origin ?? {};
  const sessionDays = batch.map(({ day, context }) => {
    const text = JSON.stringify(context);
    contexts.set(text, context);
    return { ...day, context: [...contexts.keys()].indexOf(text) };
  });
  const sync = {
    key,
    installation: identity.id,
    firstDay: identity.firstDay,
    sentAt: timestampOf(sentAt),
    environment,
    kind,
    replacement: identity.replacement,
    plan: plan?.hash,
    consent,
    contexts: [...contexts.values()],
    sessionDays,
  };
  return JSON.stringify(sync satisfies Record<keyof Omit<Sync, 'weeks' | 'receipts'>, unknown>);
}
