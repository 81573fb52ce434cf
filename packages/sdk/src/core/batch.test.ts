import { limits } from '@usance/protocol/limits';
import { describe, expect, it } from 'vitest';
import { batchesOf, wireLists } from './batch.ts';
import type { SessionRecord } from './session-record.ts';

const production = { environment: 'production', kind: 'normal' } as const;

const aRecord = (i: number, more: Partial<SessionRecord['sessionDay']> = {}, version = '1'): SessionRecord => ({
  sessionDay: { session: `s${i}`, day: '2026-11-23', revision: 1, seconds: 0, ...more },
  context: { app: { version } },
  acknowledged: 0,
});
const many = (count: number, make: (i: number) => SessionRecord) => Array.from({ length: count }, (_, i) => make(i));

describe('batches', () => {
  it('keep to the number of session days and contexts', () => {
    const days = batchesOf([{ origin: production, records: many(limits.sessionDays + 1, (i) => aRecord(i)) }]);
    const contexts = batchesOf([
      { origin: production, records: many(limits.contexts + 1, (i) => aRecord(i, {}, `${i}`)) },
    ]);

    expect(days.map(({ records }) => records.length)).toEqual([limits.sessionDays, 1]);
    expect(contexts.map(({ records }) => records.length)).toEqual([limits.contexts, 1]);
  });

  it('keep to the size of a request, counted in bytes', () => {
    const uses = many(200, (i) => aRecord(i)).map((_, i) => [`${i} ${'ü'.repeat(90)}`, 1] as [string, number]);

    const batches = batchesOf([{ origin: production, records: many(60, (i) => aRecord(i, { uses })) }]);

    expect(batches.length).toBeGreaterThan(1);
    for (const { records } of batches)
      expect(Buffer.byteLength(JSON.stringify(wireLists(records)))).toBeLessThan(limits.bodyBytes - 1000);
  });

  it('never mix environments or kinds', () => {
    const batches = batchesOf([
      { origin: production, records: [aRecord(1)] },
      { origin: { environment: 'development', kind: 'normal' }, records: [aRecord(2)] },
      { origin: { environment: 'production', kind: 'ci' }, records: [aRecord(3)] },
      { origin: production, records: [aRecord(4)] },
    ]);

    expect(batches.map(({ origin, records }) => [origin.environment, origin.kind, records.length])).toEqual([
      ['production', 'normal', 2],
      ['development', 'normal', 1],
      ['production', 'ci', 1],
    ]);
  });

  it('say an equal context once', () => {
    const { contexts, sessionDays } = wireLists([aRecord(1), aRecord(2, {}, '2'), aRecord(3)]);

    expect(contexts).toEqual([{ app: { version: '1' } }, { app: { version: '2' } }]);
    expect(sessionDays.map(({ context }) => context)).toEqual([0, 1, 0]);
  });
});
