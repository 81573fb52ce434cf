import type { Context, Purpose, SessionDay, Use } from '@usance/protocol';
import { limits } from '@usance/protocol/limits';
import { isDay } from './day.ts';
import { isObject } from './text.ts';

/** A session day with the context it ran in, as it waits on the disk. */
export interface SessionRecord {
  sessionDay: Omit<SessionDay, 'context'>;
  context: Context;
  /** The highest revision that the collector acknowledged; 0 if none. */
  acknowledged: number;
}

/** Uses while they are counted, by feature. */
export type Uses = Map<string, { count: number; total?: number }>;

export const wireUses = (uses: Uses): Use[] =>
  Array.from(uses, ([name, { count, total }]) => (total === undefined ? [name, count] : [name, count, total]));

export const isPending = ({ sessionDay, acknowledged }: SessionRecord): boolean => sessionDay.revision > acknowledged;

/**
 * The record without what the purposes do not allow. If something went, the revision grows: what the collector may have under
 * the old one is replaced.
 */
export function stripped(record: SessionRecord, purposes: readonly Purpose[]): SessionRecord {
  const { uses, exceptions, ...day } = record.sessionDay;
  const { properties, ...context } = record.context;
  const may = (purpose: Purpose) => purposes.includes(purpose);
  const drops = {
    uses: uses !== undefined && !may('usage'),
    exceptions: exceptions !== undefined && !may('diagnostics'),
    properties: properties !== undefined && !may('content'),
  };
  if (!drops.uses && !drops.exceptions && !drops.properties) return record;
  return {
    ...record,
    sessionDay: {
      ...day,
      revision: day.revision + 1,
      ...(uses !== undefined && !drops.uses && { uses }),
      ...(exceptions !== undefined && !drops.exceptions && { exceptions }),
    },
    context: { ...context, ...(properties !== undefined && !drops.properties && { properties }) },
  };
}

/** True for a record as this SDK writes it; a file may be damaged, or from another version. */
export function isSessionRecord(value: unknown): value is SessionRecord {
  if (!isObject(value) || !isObject(value.sessionDay) || !isObject(value.context)) return false;
  const { session, day, revision, seconds, uses, exceptions } = value.sessionDay;
  return (
    typeof session === 'string' &&
    isDay(day) &&
    isCount(revision, limits.count) &&
    isCount(seconds, limits.seconds) &&
    isCount(value.acknowledged, limits.count) &&
    (uses === undefined || Array.isArray(uses)) &&
    (exceptions === undefined || Array.isArray(exceptions))
  );
}

const isCount = (value: unknown, maximum: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maximum;
