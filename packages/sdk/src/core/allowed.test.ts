import { limits } from '@usance/protocol/limits';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAllowed } from './allowed.ts';
import { createDropCounter } from './drops.ts';
import type { Plan, PlannedFeature, ValueShape } from './plan.ts';
import type { Purpose } from './wire.ts';

const today = '2026-11-23';
const all: Purpose[] = ['basic', 'usage', 'diagnostics', 'content', 'messages'];
const always = { added: '2026-01-01', expires: '2028-01-01' };

const aPlan = (plan: Partial<Plan>): Plan => ({ hash: '0'.repeat(64), features: {}, ...plan });

/** What a plan allows to somebody who agreed on a day, and what it drops. */
function under(
  plan: Partial<Plan> | undefined,
  { purposes = all, day = today }: { purposes?: Purpose[]; day?: string } = {},
) {
  const { drop, counts } = createDropCounter();
  return { ...createAllowed({ purposes, day }, plan && aPlan(plan), drop), counts };
}
const withValue = (is: ValueShape) => {
  const { property, counts } = under({ properties: { p: { ...always, is } } });
  return { keep: (value: unknown) => property('p', value, today), counts };
};

describe('of the system is told', () => {
  const facts = { os: 'Linux', osVersion: '13', arch: 'x64', cores: 8, cpu: undefined, locale: 'pt-BR' };
  const preset = ['os', 'language'];
  const told = (plan: Partial<Plan> | undefined, day?: string, at = today) =>
    under(plan, { day: day ?? today }).system(facts, at);

  it('everything without a plan', () => {
    expect(told(undefined)).toEqual(facts);
  });

  it('what is preset with a plan that has no more', () => {
    expect(told({ system: { preset } })).toEqual({ os: 'Linux', locale: 'pt' });
    expect(under({ system: { preset } }).system({ os: 'Linux' }, today)).toEqual({ os: 'Linux' });
  });

  it('what the plan says, if the person agreed to it', () => {
    const system = { preset, all: { ...always, fields: ['os', 'cores', 'locale'] } };

    expect(told({ system })).toEqual({ os: 'Linux', cores: 8, locale: 'pt-BR' });
    expect(told({ system: { preset: [], all: { ...always, fields: [] } } })).toEqual({});
  });

  it('no more than what is preset to who agreed before, and when its time is over', () => {
    const system = { preset, all: { ...always, added: '2026-11-01', fields: ['os', 'cores', 'locale'] } };

    expect(told({ system }, '2026-10-31')).toEqual({ os: 'Linux', locale: 'pt' });
    expect(told({ system }, today, always.expires)).toEqual({ os: 'Linux', locale: 'pt' });
  });
});

describe('without a plan', () => {
  it('every feature is counted, and every property and attribute kept that the wire takes', () => {
    const { feature, property, counts } = under(undefined);

    expect(feature('Anything', today)).toBeDefined();
    expect(property('theme', 'dark', today)).toBe('dark');
    expect(counts()).toEqual({});
  });

  it('no message and no attribute is told', () => {
    const { message, attributes } = under(undefined);

    expect(message('anything')).toBe(false);
    expect(attributes(undefined, { kind: 'x' })).toEqual({});
  });

  it.each([
    ['a key that is too long', 'k'.repeat(limits.propertyKeyLength + 1), 1],
    ['an object', 'k', {}],
    ['a huge number', 'k', 1e300],
    ['control characters', 'k', 'a\u0000'],
  ])('%s is dropped', (_what, key, value) => {
    const { property, counts } = under(undefined);

    expect(property(key, value, today)).toBeUndefined();
    expect(counts()).toEqual({ 'invalid-value': 1 });
  });
});

describe('a plan', () => {
  it.each(['Undeclared', '__proto__', 'constructor', 'toString', ''])(
    'drops the feature %j, which it does not declare',
    (name) => {
      const { feature, counts } = under({ features: { Declared: always } });

      expect(feature(name, today)).toBeUndefined();
      expect(feature('Declared', today)).toBeDefined();
      expect(counts()).toEqual({ undeclared: 1 });
    },
  );

  it('drops a property that it does not declare', () => {
    const { property, counts } = under({ properties: { theme: { ...always, is: 'boolean' } } });

    expect(property('other', true, today)).toBeUndefined();
    expect(property('theme', true, today)).toBe(true);
    expect(counts()).toEqual({ undeclared: 1 });
  });

  it('drops from its expiry day on, and not a day sooner', () => {
    const { feature, counts } = under({ features: { F: { ...always, expires: '2026-11-24' } } });

    expect(feature('F', '2026-11-23')).toBeDefined();
    expect(feature('F', '2026-11-24')).toBeUndefined();
    expect(counts()).toEqual({ undeclared: 1 });
  });

  it('drops what joined it after the person agreed, and nothing for those who were never asked', () => {
    const plan = { features: { New: { ...always, added: '2026-06-02' }, Old: { ...always, added: '2026-06-01' } } };
    const asked = under(plan, { day: '2026-06-01' });

    expect(asked.feature('Old', today)).toBeDefined();
    expect(asked.feature('New', today)).toBeUndefined();
    expect(asked.counts()).toEqual({ 'not-agreed': 1 });
    const { drop } = createDropCounter();
    expect(createAllowed({ purposes: all, day: undefined }, aPlan(plan), drop).feature('New', today)).toBeDefined();
  });

  it.each([
    ['the same plan', '0'.repeat(64), true],
    ['an unknown plan', undefined, true],
    ['another plan of that day', '1'.repeat(64), false],
  ])('takes what joined it on the day of the agreement from who agreed to %s', (_what, told, isTaken) => {
    const { drop, counts } = createDropCounter();
    const plan = aPlan({ features: { F: { ...always, added: '2026-06-01' } } });
    const { feature } = createAllowed({ purposes: all, day: '2026-06-01', plan: told }, plan, drop);

    expect(feature('F', today) !== undefined).toBe(isTaken);
    expect(counts()).toEqual(isTaken ? {} : { 'not-agreed': 1 });
  });

  it('leaves out what needs a purpose that the person did not agree to, without a word', () => {
    const plan = { features: { F: { ...always, purpose: 'diagnostics' as const } } };

    const without = under(plan, { purposes: ['basic', 'usage'] });
    expect(without.feature('F', today)).toBeUndefined();
    expect(without.counts()).toEqual({});
    expect(under(plan).feature('F', today)).toBeDefined();
  });

  it('keeps of the attributes those it declares, and none without the purpose content', () => {
    const declared: PlannedFeature['attributes'] = { kind: ['regex', 'plain'], length: [0, 10, 100] };
    const given = { kind: 'regex', length: 42, secret: 'x' };
    const { attributes, counts } = under({});

    expect(attributes(declared, given)).toEqual({ kind: 'regex', length: 10 });
    expect(counts()).toEqual({ undeclared: 1 });
    expect(under({}, { purposes: ['basic', 'usage'] }).attributes(declared, given)).toEqual({});
    expect(attributes(declared, undefined)).toEqual({});
  });

  it('tells a message only if one of its patterns matches it from end to end', () => {
    const { message } = under({ messages: [String.raw`timeout after \d+ ms`, 'a|b'] });

    expect(message('timeout after 30 ms')).toBe(true);
    expect(message('b')).toBe(true);
    for (const text of ['timeout after 30 ms at /home/jane', 'x timeout after 3 ms', 'ab', 'timeout after 3 ms\nx', ''])
      expect(message(text)).toBe(false);
  });

  it('lets nothing pass that is not in the plan of the day of agreement, whatever two plans say', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
    const planned = fc.record({
      added: day,
      expires: day,
      purpose: fc.option(fc.constantFrom<Purpose>('usage', 'diagnostics'), { nil: undefined }),
    });
    const features = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D', '__proto__'), planned);
    const purposes = fc.subarray(all);

    fc.assert(
      fc.property(features, fc.tuple(day, day), purposes, (declared, [agreed, now], given) => {
        const { drop } = createDropCounter();
        const { feature } = createAllowed(
          { purposes: given, day: agreed },
          aPlan({ features: declared as Plan['features'] }),
          drop,
        );
        for (const name of ['A', 'B', 'C', 'D', 'E', '__proto__']) {
          const item = Object.hasOwn(declared, name) ? declared[name] : undefined;
          const isIn = item !== undefined && item.added <= agreed && now < item.expires;
          const mayBe = item?.purpose === undefined || given.includes(item.purpose);
          expect(feature(name, now) !== undefined).toBe(isIn && mayBe);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a value', () => {
  it.each<[string, ValueShape, unknown, unknown]>([
    ['yes or no', 'boolean', false, false],
    ['yes or no, but a text', 'boolean', 'false', undefined],
    ['a number', 'number', 12.5, 12.5],
    ['a number, but a text', 'number', '12', undefined],
    ['one of some texts', ['dark', 'light'], 'light', 'light'],
    ['one of some texts, but another', ['dark', 'light'], 'Dark', undefined],
    ['one of some texts, but a number', ['1', '2'], 1, undefined],
    ['a bucket at its lower bound', [0, 10, 100], 10, 10],
    ['a bucket below the next one', [0, 10, 100], 99.9, 10],
    ['the last bucket', [0, 10, 100], 1e9, 100],
    ['less than the first bucket', [0, 10, 100], -1, undefined],
    ['a bucket, but a text', [0, 10, 100], '10', undefined],
    ['a text that matches', { pattern: '[a-z]{2}' }, 'de', 'de'],
    ['a text that matches in part', { pattern: '[a-z]{2}' }, 'deu', undefined],
    ['a text that matches in another case', { pattern: '[a-z]{2}' }, 'DE', undefined],
    ['a text that matches but is too long', { pattern: '.*' }, 'x'.repeat(65), undefined],
    ['a text of two lines', { pattern: '.*' }, 'a\nb', undefined],
    ['a number where a text should match', { pattern: '.*' }, 12, undefined],
  ])('declared as %s', (...[, is, given, kept]) => {
    const { keep, counts } = withValue(is);

    expect(keep(given)).toBe(kept);
    expect(Object.values(counts())).toEqual(kept === undefined ? [1] : []);
  });

  it('is never anything but one of the declared texts or bounds, whatever is given', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect([undefined, 'a', 'b']).toContain(withValue(['a', 'b']).keep(value));
        expect([undefined, 0, 5]).toContain(withValue([0, 5]).keep(value));
        expect([undefined, true, false]).toContain(withValue('boolean').keep(value));
      }),
      { numRuns: 500 },
    );
  });
});
