import type { Batch } from './batch.ts';
import type { SessionRecord } from './session-record.ts';

/**
 * What waits, with the newest state of each session day only. There are several after a file was taken over, or if the session ended
 * while it was being sent; the older ones are done with as soon as the newest is.
 */
export interface Newest {
  waiting: Batch[];
  /** Each older state, with the newest of its session day. */
  outdone: ReadonlyMap<SessionRecord, SessionRecord>;
}

export function newestOf(waiting: readonly Batch[]): Newest {
  const newest = new Map<string, SessionRecord>();
  const records = waiting.flatMap((batch) => batch.records);
  for (const record of records) {
    const rival = newest.get(keyOf(record));
    if (rival === undefined || record.sessionDay.revision > rival.sessionDay.revision)
      newest.set(keyOf(record), record);
  }
  const isNewest = (record: SessionRecord) => newest.get(keyOf(record)) === record;
  return {
    waiting: waiting.map((batch) => ({ ...batch, records: batch.records.filter(isNewest) })),
    outdone: new Map(
      records.flatMap((record) => {
        const by = newest.get(keyOf(record));
        return by === undefined || by === record ? [] : [[record, by] as const];
      }),
    ),
  };
}

const keyOf = ({ sessionDay: { session, day } }: SessionRecord) => `${session} ${day}`;
