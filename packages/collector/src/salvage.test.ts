import { ContextSchema, SessionDaySchema, type Refusal } from '@usance/protocol';
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import type { CollectorError } from './collector-error.ts';
import { salvage } from './salvage.ts';

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

const aSessionDay: Json = {
  session: 'a1b2c3d4-0000-4000-8000-000000000001',
  day: '2026-11-23',
  revision: 7,
  context: 0,
  sessions: 2,
  seconds: 532,
  localHour: 11,
  ended: true,
  uses: [['Export/PDF', 3], ['Import/Rows', 2, 1833], ['Search', 1]], // prettier-ignore
  events: [{ seq: 1, hour: 9, name: 'Search/Query', value: 12, attributes: { kind: 'regex' } }],
  exceptions: [{ seq: 2, hour: 9, type: 'TypeError', frames: ['main', 'open'], handled: false }],
};

const aContext: Json = {
  app: { version: '4.2.0', build: '1180' },
  license: { type: 'trial', status: ['activated', 'paid'] },
  system: { os: 'Windows', cores: 8, screen: [2560, 1440, 1.5], virtualMachine: false },
  properties: { theme: 'dark', count: 3, isNew: true },
};

/** What a hostile or broken sender may put anywhere. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<Json>(null, -1, 1e300, 0.5, '', 'x'.repeat(200), 'a\u0000b', '\ud800', [], {}, [[]], { toString: 1 }),
) as fc.Arbitrary<Json>;

/** A good value in which some places hold something else, are gone, or are new. */
const spoiled = (good: Json): fc.Arbitrary<Json> =>
  fc
    .array(fc.tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'add'), anything, fc.string({ maxLength: 60 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((changes) => {
      const copy = structuredClone(good);
      for (const [n, kind, value, name] of changes) {
        const places = placesIn(copy);
        const [holder, key] = places[n % places.length] ?? [];
        if (holder === undefined || key === undefined) continue;
        if (kind === 'replace') set(holder, key, structuredClone(value)); // of its own, lest it come to hold itself
        else if (kind === 'add' && !Array.isArray(holder)) set(holder, name, structuredClone(value));
        else if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else Reflect.deleteProperty(holder, key);
      }
      return copy;
    });

const cases: [string, TSchema, Json][] = [
  ['session day', SessionDaySchema, aSessionDay],
  ['context', ContextSchema, aContext],
];

describe.each(cases)('of a spoiled %s', (_, schema, good) => {
  const runs = { numRuns: 1_000 };

  test('what is good is kept as it is', () => {
    const refused: Refusal[] = [];

    expect(salvage(schema, good, { at: 'items/0', refused })).toBe(good);
    expect(refused).toEqual([]);
  });

  test('what is salvaged fits the schema, and was there before', () => {
    fc.assert(
      fc.property(spoiled(good), (value) => {
        const kept = salvage(schema, value, { at: 'items/0', refused: [] });

        expect(kept === undefined || Check(schema, kept)).toBe(true);
        expect(kept === undefined || isPartOf(kept as Json, value)).toBe(true);
      }),
      runs,
    );
  });

  test('every refusal names a place of the request, and nothing goes without one', () => {
    fc.assert(
      fc.property(spoiled(good), (value) => {
        const refused: Refusal[] = [];
        const kept = salvage(schema, value, { at: 'items/0', refused });

        expect(refused.length > 0).toBe(!Check(schema, value));
        for (const { at, code, detail } of refused) {
          expect(code).toBe('invalid');
          expect(detail).toMatch(/ must |^it must /);
          expect(isPlaceIn(value, at)).toBe(true);
        }
        expect(kept === undefined).toBe(refused.some(({ at }) => at === 'items/0'));
      }),
      runs,
    );
  });
});

/** A session day with so many bad uses. */
const uses = (count: number) => ({
  ...(aSessionDay as object),
  uses: Array.from({ length: count }, () => ['Bad', -1]),
});

describe('of a value with many faults', () => {
  test('a hundred are named one by one', () => {
    const refused: Refusal[] = [];

    const kept = salvage(SessionDaySchema, uses(100), { at: 'sessionDays/0', refused });

    expect(kept).toEqual({ ...(aSessionDay as object), uses: [] });
    expect(refused.map(({ at }) => at)).toEqual(Array.from({ length: 100 }, (_, i) => `sessionDays/0/uses/${i}`));
  });

  test('one more refuses the request, with the first to blame', () => {
    expect(() => salvage(SessionDaySchema, uses(101), { at: 'sessionDays/0', refused: [] })).toThrow(
      expect.objectContaining<Partial<CollectorError>>({ code: 'invalid-request', at: 'sessionDays/0/uses/0' }),
    );
  });

  test('no refusal repeats what was sent', () => {
    const refused: Refusal[] = [];
    const secret = 'a secret\u0000';
    salvage(ContextSchema, { app: { version: secret }, properties: { [secret]: 1 } }, { at: 'contexts/0', refused });

    expect(refused).toHaveLength(2);
    expect(JSON.stringify(refused)).not.toContain('a secret');
  });
});

/** Every place in a value: what holds it, and its key. */
function placesIn(value: Json): [Json[] | { [key: string]: Json }, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [[value, key], ...placesIn(part)]);
}

function set(holder: Json[] | { [key: string]: Json }, key: string, value: Json): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Whether a value is another one with some parts left out. */
function isPartOf(part: Json, whole: Json): boolean {
  if (Array.isArray(part) && Array.isArray(whole)) {
    let next = 0;
    return part.every((item) => {
      const found = whole.findIndex((candidate, i) => i >= next && isPartOf(item, candidate));
      next = found + 1;
      return found >= 0;
    });
  }
  if (!isObject(part) || !isObject(whole)) return isDeepStrictEqual(part, whole);
  return Object.entries(part).every(([key, value]) => Object.hasOwn(whole, key) && isPartOf(value, whole[key] ?? null));
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a path leads somewhere in a value; a key may hold slashes itself. */
function isPlaceIn(value: Json, at: string): boolean {
  const path = at.slice('items/0'.length);
  const walk = (part: Json, rest: string): boolean =>
    rest === '' ||
    (typeof part === 'object' &&
      part !== null &&
      Object.entries(part).some(
        ([key, inner]) =>
          (rest === `/${key}` || rest.startsWith(`/${key}/`)) && walk(inner, rest.slice(key.length + 1)),
      ));
  return at.startsWith('items/0') && walk(value, path);
}
