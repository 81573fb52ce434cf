import { describe, expect, it } from 'vitest';
import { newestOf } from './newest.ts';
import type { SessionRecord } from './session-record.ts';

const origin = { environment: 'production', kind: 'normal' } as const;
const aRecord = (session: string, day: string, revision: number): SessionRecord => ({
  sessionDay: { session, day, revision, seconds: 0 },
  context: {},
  acknowledged: 0,
});

describe('newestOf', () => {
  it('keeps of each session day the highest revision, and says what it outdoes', () => {
    const [old, newer] = [aRecord('a', '2026-11-23', 1), aRecord('a', '2026-11-23', 2)];
    const [twin, other] = [aRecord('a', '2026-11-23', 2), aRecord('a', '2026-11-24', 1)];

    const { waiting, outdone } = newestOf([
      { origin, records: [old, newer] },
      { origin, records: [twin, other] },
    ]);

    expect(waiting.map(({ records }) => records)).toEqual([[newer], [other]]);
    expect([...outdone]).toEqual([
      [old, newer],
      [twin, newer],
    ]);
  });
});
