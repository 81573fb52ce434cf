import type { Context, Sync } from '@usance/protocol';
import { limits } from '@usance/protocol/limits';
import type { JournalOrigin } from './journal.ts';
import type { SessionRecord } from './session-record.ts';

/** Left for the envelope and for what joins the items. */
const envelopeBytes = 4_096;

/** Records that may go in one request: of one origin, and within the limits of the wire. */
export interface Batch {
  origin: Pick<JournalOrigin, 'environment' | 'kind'>;
  records: SessionRecord[];
}

export function batchesOf(waiting: readonly Batch[]): Batch[] {
  const alike = new Map<string, Batch>();
  for (const { origin, records } of waiting) {
    const name = `${origin.environment} ${origin.kind}`;
    alike.set(name, { origin, records: [...(alike.get(name)?.records ?? []), ...records] });
  }
  return [...alike.values()].flatMap(({ origin, records }) =>
    split(records).map((part) => ({ origin, records: part })),
  );
}

function split(records: readonly SessionRecord[]): SessionRecord[][] {
  const batches: SessionRecord[][] = [];
  let batch: SessionRecord[] = [];
  let contexts = new Set<string>();
  let bytes = envelopeBytes;
  for (const record of records) {
    const context = JSON.stringify(record.context);
    const needed = bytesOf(JSON.stringify(record.sessionDay)) + bytesOf(context);
    const isFull =
      batch.length >= limits.sessionDays ||
      bytes + needed > limits.bodyBytes ||
      (contexts.size >= limits.contexts && !contexts.has(context));
    if (isFull && batch.length > 0) {
      batches.push(batch);
      batch = [];
      contexts = new Set();
      bytes = envelopeBytes;
    }
    batch.push(record);
    contexts.add(context);
    bytes += needed;
  }
  return batch.length === 0 ? batches : [...batches, batch];
}

/** The two lists of a request: equal contexts are sent once. */
export function wireLists(records: readonly SessionRecord[]): Required<Pick<Sync, 'contexts' | 'sessionDays'>> {
  const indexes = new Map<string, number>();
  const contexts: Context[] = [];
  const sessionDays = records.map(({ sessionDay, context }) => {
    const text = JSON.stringify(context);
    let index = indexes.get(text);
    if (index === undefined) {
      index = contexts.push(context) - 1;
      indexes.set(text, index);
    }
    return { ...sessionDay, context: index };
  });
  return { contexts, sessionDays };
}

export function halves({ origin, records }: Batch): Batch[] {
  const middle = Math.ceil(records.length / 2);
  return [
    { origin, records: records.slice(0, middle) },
    { origin, records: records.slice(middle) },
  ];
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;
