import { limits } from '@usance/protocol/limits';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRecord } from '../testing/recording.ts';
import { isSessionRecord, stripped, together, type SessionRecord } from './session-record.ts';
import type { Purpose, Use } from './wire.ts';

const use: fc.Arbitrary<Use> = fc.oneof(
  fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer({ min: 1, max: 1000 })),
  fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer({ min: 1, max: 1000 }), fc.integer({ min: -50, max: 50 })),
);
const uses = fc.uniqueArray(use, { selector: ([name]) => name });
/** Finished sessions of one hour, as they may be added up. */
const aPart = fc
  .record({ session: fc.uuid(), uses, sessions: fc.integer({ min: 1, max: 99 }), seconds: fc.nat(5000) })
  .chain((day) => fc.integer({ min: 1, max: 9 }).map((revision) => aRecord({ ...day, revision })));

/** What a record says of a day, without the order in which it says it. */
function meaning({ day: { sessions, seconds, uses: told } }: SessionRecord) {
  const sum = (name: string, at: 1 | 2) =>
    told.filter((one) => one[0] === name).reduce((all, one) => all + (one[at] ?? 0), 0);
  const names = [...new Set(told.map(([name]) => name))].toSorted();
  return { sessions, seconds, uses: names.map((name) => [name, sum(name, 1), sum(name, 2)]) };
}
const many = (prefix: string, count: number): Use[] => Array.from({ length: count }, (_, i) => [`${prefix}${i}`, 1]);
function summed(...records: SessionRecord[]): SessionRecord {
  const [first, ...rest] = records;
  const sum = rest.reduce((one, other) => one && together(one, other), first);
  if (sum === undefined) throw new Error('these can be added up');
  return sum;
}

describe('records together', () => {
  it('say what they say one by one', () => {
    fc.assert(
      fc.property(fc.array(aPart, { minLength: 2, maxLength: 6 }), (parts) => {
        const all = aRecord({
          sessions: parts.reduce((sum, { day }) => sum + day.sessions, 0),
          seconds: parts.reduce((sum, { day }) => sum + day.seconds, 0),
          uses: parts.flatMap(({ day }) => day.uses),
        });

        expect(meaning(summed(...parts))).toEqual(meaning(all));
      }),
    );
  });

  it('say the same in whatever order and grouping they are added up', () => {
    fc.assert(
      fc.property(aPart, aPart, aPart, (a, b, c) => {
        const expected = meaning(summed(summed(a, b), c));

        expect(meaning(summed(a, summed(b, c)))).toEqual(expected);
        expect(meaning(summed(c, summed(b, a)))).toEqual(expected);
      }),
    );
  });

  it('go on under the first one’s session and a higher revision, and leave both as they were', () => {
    fc.assert(
      fc.property(aPart, aPart, (one, other) => {
        const before = JSON.stringify([one, other]);
        const { day } = summed(one, other);

        expect(day).toMatchObject({ session: one.day.session, day: one.day.day, revision: one.day.revision + 1 });
        expect(JSON.stringify([one, other])).toBe(before);
      }),
    );
  });

  it('name each feature once, and a sum only where a number was beside one of the uses', () => {
    const sum = summed(aRecord({ uses: [['A', 1], ['B', 2, 5]] }), aRecord({ uses: [['B', 1], ['A', 3], ['C', 1, 0]] })); // prettier-ignore

    expect(sum.day.uses).toEqual([
      ['A', 4],
      ['B', 3, 5],
      ['C', 1, 0],
    ]);
  });

  it.each<[string, Partial<SessionRecord['day']>, Partial<SessionRecord['origin']>?]>([
    ['goes on', { ended: false }],
    ['crashed', { crashed: true }],
    ['went over midnight', { continued: true }],
    ['holds an event', { events: [{ seq: 1, hour: 1, name: 'A' }] }],
    ['holds an exception', { exceptions: [{ seq: 1, hour: 1, type: 'Error', handled: true }] }],
    ['is of another day', { day: '2026-11-24' }],
    ['began in another hour', { localHour: 11 }],
    ['began on another weekday', { localWeekday: 2 }],
    ['is of another installation', {}, { installation: 'other' }],
    ['is of another environment', {}, { environment: 'development' }],
    ['is of another kind', {}, { kind: 'ci' }],
  ])('are not added up if one %s', (_what, day, origin) => {
    const [plain, special] = [aRecord(), aRecord(day, origin)];

    expect(together(plain, special)).toBeUndefined();
    expect(together(special, plain)).toBeUndefined();
    expect(together(plain, aRecord())).toBeDefined();
  });

  it('are not added up if their contexts differ', () => {
    const other: SessionRecord = { ...aRecord(), context: { ...aRecord().context, properties: { theme: 'dark' } } };

    expect(together(aRecord(), other)).toBeUndefined();
  });

  it('are not added up beyond the limits of the wire', () => {
    const half = limits.uses / 2;

    expect(together(aRecord({ uses: many('a', half) }), aRecord({ uses: many('b', half) }))).toBeDefined();
    expect(together(aRecord({ uses: many('a', half) }), aRecord({ uses: many('b', half + 1) }))).toBeUndefined();
    expect(together(aRecord({ sessions: limits.mergedSessions - 1 }), aRecord())).toBeDefined();
    expect(together(aRecord({ sessions: limits.mergedSessions }), aRecord())).toBeUndefined();
  });

  it('are not added up to numbers that the wire does not take', () => {
    const one = aRecord({ uses: [['A', limits.count, limits.total]] });
    const sum = together(one, aRecord({ uses: [['A', 1, 1]] }));
    const longest = together(aRecord({ seconds: limits.seconds }), aRecord({ seconds: 1 }));

    for (const [, count, total = 0] of sum?.day.uses ?? []) {
      expect(count).toBeLessThanOrEqual(limits.count);
      expect(total).toBeLessThanOrEqual(limits.total);
    }
    expect(longest?.day.seconds ?? 0).toBeLessThanOrEqual(limits.seconds);
  });
});

describe('a stripped record', () => {
  const full: SessionRecord = {
    ...aRecord({
      revision: 5,
      uses: [['A', 1]],
      events: [{ seq: 1, hour: 1, name: 'A', attributes: { kind: 'x' } }],
      exceptions: [{ seq: 2, hour: 1, type: 'Error', handled: true }],
    }),
    context: { ...aRecord().context, properties: { theme: 'dark' } },
  };
  const all: Purpose[] = ['basic', 'usage', 'diagnostics', 'content'];

  it.each<[Purpose, (record: SessionRecord) => unknown, unknown]>([
    ['usage', ({ day }) => [day.uses, day.events], [[], []]],
    ['diagnostics', ({ day }) => day.exceptions, []],
    ['content', ({ day, context }) => [day.events[0]?.attributes, context.properties], [undefined, {}]],
  ])('says nothing that needs %s without it, and the rest as it was', (purpose, part, empty) => {
    const rest = all.filter((one) => one !== purpose);
    const kept = stripped(full, rest);

    expect(part(kept)).toEqual(empty);
    expect(kept.day.revision).toBe(6);
    const marks = { usage: '"A"', diagnostics: '"Error"', content: '' };
    for (const other of ['usage', 'diagnostics'] as const)
      expect(JSON.stringify(kept)).toContain(other === purpose ? '' : marks[other]);
  });

  it('is the same in the same revision if nothing had to go', () => {
    expect(stripped(full, all)).toEqual(full);
    expect(stripped(aRecord({ revision: 5 }), ['basic'])).toEqual(aRecord({ revision: 5 }));
  });

  it('leaves the record on the disk as it was', () => {
    const before = structuredClone(full);
    stripped(full, ['basic']);

    expect(full).toEqual(before);
  });
});

describe('what is read back', () => {
  it('is a record if it was one, and nothing else is', () => {
    expect(isSessionRecord(JSON.parse(JSON.stringify(aRecord())))).toBe(true);
    const broken = fc.anything();

    fc.assert(
      fc.property(broken, fc.constantFrom('day', 'context', 'origin'), (value, key) => {
        fc.pre(typeof value !== 'object' || value === null || Array.isArray(value));
        expect(isSessionRecord({ ...aRecord(), [key]: value })).toBe(false);
      }),
    );
    for (const field of ['day', 'revision', 'uses', 'events', 'exceptions'])
      expect(isSessionRecord(aRecord({ [field]: 'x' }))).toBe(false);
  });
});
