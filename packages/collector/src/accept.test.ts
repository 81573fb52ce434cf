import type { PlannedFeature, PlannedProperty, Purpose, Refusal, SessionDay } from '@usance/protocol';
import { describe, expect, test } from 'vitest';
import { accept } from './accept.ts';
import { dayNumber } from './days.ts';
import { createGuard } from './guard.ts';
import { compilePlan, type CompiledPlan } from './plan/compile-plan.ts';
import type { ReadSync } from './read-sync.ts';

const today = '2026-11-23';
const rules = {
  today: dayNumber(today) ?? 0,
  acceptedAgeDays: 400,
  identifierMonths: 25,
  plan: undefined,
  guard: createGuard(),
  values: undefined,
};
const allPurposes: Purpose[] = ['basic', 'usage', 'diagnostics', 'content', 'messages'];

const aSessionDay = (changes: Partial<SessionDay> = {}): SessionDay => ({
  session: 'a1b2c3d4-0000-4000-8000-000000000001',
  day: today,
  revision: 1,
  context: 0,
  seconds: 60,
  ...changes,
});

const aSync = (changes: Partial<ReadSync> = {}): ReadSync => ({
  key: 'pk_0123456789abcdef',
  installation: '3f0c1a52-7d0e-4c8b-9a55-000000000001',
  firstDay: '2025-10-01',
  sentAt: '2026-11-23T10:00:00Z',
  consent: { purposes: allPurposes, basis: 'opt-in', day: today },
  contexts: [{ app: { version: '4.2.0' } }],
  sessionDays: [aSessionDay()],
  weeks: [],
  receipts: [],
  refused: [],
  ...changes,
});

/** What is stored, and what is named as refused. */
function judged(changes: Partial<ReadSync>, plan?: CompiledPlan) {
  const sync = aSync(changes);
  return { days: accept(sync, { ...rules, plan }), refused: sync.refused.map(({ at, code }) => ({ at, code })) };
}

const kept = { owner: 'core team', added: '2026-10-01', expires: '2028-10-01', retention: 395 };
const feature: PlannedFeature = { ...kept, description: 'Counts how often it is used.' };
const theme: PlannedProperty = { ...kept, description: 'Tells the look.', type: 'enum', values: ['dark', 'light'] };

const consentTo = (...purposes: Purpose[]) => ({ consent: { purposes, basis: 'opt-in' as const, day: today } });
const refusal = (at: string, code: Refusal['code']) => [{ at, code }];

describe('a day', () => {
  test.each([
    [today, 'today'],
    ['2026-11-24', 'tomorrow, by a clock ahead'],
    ['2026-11-25', 'two days ahead'],
    ['2025-10-19', 'as old as the product accepts'],
  ])('of %s (%s) is taken', (day) => {
    const { days, refused } = judged({ sessionDays: [aSessionDay({ day })] });

    expect(days.map(({ sessionDay }) => sessionDay.day)).toEqual([day]);
    expect(refused).toEqual([]);
  });

  test.each([
    ['2026-11-26', 'three days ahead'],
    ['2025-10-18', 'older than the product accepts'],
    ['1970-01-01', 'long ago'],
    ['2100-01-01', 'far ahead'],
    ['2026-02-30', 'no day at all'],
    ['2026-02-29', 'no leap day'],
  ])('of %s (%s) is refused', (day) => {
    const { days, refused } = judged({ sessionDays: [aSessionDay({ day })] });

    expect(days).toEqual([]);
    expect(refused).toEqual(refusal('sessionDays/0/day', 'day-out-of-range'));
  });

  test('before the first day is refused, the first day itself is not', () => {
    const { days, refused } = judged({
      firstDay: '2026-11-20',
      sessionDays: [aSessionDay({ day: '2026-11-19' }), aSessionDay({ day: '2026-11-20' })],
    });

    expect(days).toHaveLength(1);
    expect(refused).toEqual(refusal('sessionDays/0/day', 'day-out-of-range'));
  });
});

describe('an ID', () => {
  const days = ['2026-11-05', '2026-11-06', today].map((day) => aSessionDay({ day }));

  test('is taken for its months and a week, and what it did before that is taken later too', () => {
    const sync = aSync({ firstDay: '2025-09-30', sessionDays: days });

    expect(accept(sync, { ...rules, identifierMonths: 13 }).map(({ sessionDay }) => sessionDay.day)).toEqual([
      '2026-11-05',
    ]);
    expect(sync.refused.map(({ at, code }) => ({ at, code }))).toEqual([
      ...refusal('sessionDays/1', 'id-expired'),
      ...refusal('sessionDays/2', 'id-expired'),
    ]);
  });

  test('may live longer where the product says so', () => {
    expect(judged({ firstDay: '2025-09-30', sessionDays: days }).refused).toEqual([]);
  });
});

describe('a first day', () => {
  test.each([undefined, '2026-11-26', '2016-11-14', '2026-02-30', '1970-01-01'])(
    'of %s refuses the request',
    (firstDay) => {
      expect(() => accept({ ...aSync(), firstDay } as ReadSync, rules)).toThrow(
        expect.objectContaining({ code: 'invalid-request', at: 'firstDay' }),
      );
    },
  );

  test.each(['2026-11-25', '2016-11-15'])('of %s is taken', (firstDay) => {
    expect(() => accept(aSync({ firstDay }), rules)).not.toThrow();
  });

  test('and an installation are needed as soon as there are session days, and not before', () => {
    const { installation: _, firstDay: __, ...nobody } = aSync();

    expect(() => accept(nobody, rules)).toThrow(expect.objectContaining({ at: 'installation' }));
    expect(accept({ ...nobody, sessionDays: [] }, rules)).toEqual([]);
  });
});

describe('without the purpose', () => {
  const exception = { seq: 1, hour: 1, type: 'TypeError', handled: false };
  const day = aSessionDay({ uses: [['Export', 3]], exceptions: [exception] });
  const context = { app: { version: '4.2.0' }, properties: { theme: 'dark' } };
  const declaring = compilePlan({ product: 'Notes', features: { Export: feature }, properties: { theme } });
  const everything = { sessionDays: [day], contexts: [context] };

  test('"basic" nothing is taken', () => {
    const { days, refused } = judged({ ...everything, ...consentTo('usage', 'diagnostics', 'content') }, declaring);

    expect(days).toEqual([]);
    expect(refused).toEqual(refusal('sessionDays/0', 'no-consent'));
  });

  test('"usage" a day is taken without its uses', () => {
    const { days, refused } = judged({ ...everything, ...consentTo('basic', 'diagnostics', 'content') }, declaring);

    expect(days).toEqual([
      { context, sessionDay: { ...day, uses: [] }, events: [], exceptions: [{ ...exception, frames: [] }] },
    ]);
    expect(refused).toEqual(refusal('sessionDays/0/uses', 'no-consent'));
  });

  test('"diagnostics" a day is taken without its exceptions', () => {
    const { days, refused } = judged({ ...everything, ...consentTo('basic', 'usage', 'content') }, declaring);

    expect(days).toMatchObject([{ exceptions: [] }]);
    expect(refused).toEqual(refusal('sessionDays/0/exceptions', 'no-consent'));
  });

  test('"content" a day is taken without its properties', () => {
    const { days, refused } = judged({ ...everything, ...consentTo('basic', 'usage', 'diagnostics') }, declaring);

    expect(days.map((accepted) => accepted.context)).toEqual([{ app: { version: '4.2.0' } }]);
    expect(refused).toEqual(refusal('contexts/0/properties', 'no-consent'));
  });

  test('nothing is said of what was not sent', () => {
    const { days, refused } = judged(consentTo('basic'));

    expect(days).toHaveLength(1);
    expect(refused).toEqual([]);
  });
});

describe('what a product without a plan does not ask for', () => {
  test('is refused and named, and costs the day nothing', () => {
    const { days, refused } = judged({
      weeks: [undefined, { report: '', week: '2026-W47', activeDays: 1, cohort: 'first week', context: 0 }],
      receipts: [{ message: 'm', action: 'shown', day: today }],
      contexts: [{ properties: { theme: 'dark' } }],
      sessionDays: [
        aSessionDay({
          events: [{ seq: 1, hour: 1, name: 'Search' }],
          exceptions: [{ seq: 1, hour: 1, type: 'TypeError', message: 'of Jane', handled: false }],
        }),
      ],
    });

    expect(days).toHaveLength(1);
    expect(refused).toEqual([
      ...refusal('weeks/1', 'no-id-off'),
      ...refusal('receipts/0', 'unknown-message'),
      ...refusal('contexts/0/properties', 'undeclared'),
      ...refusal('sessionDays/0/events', 'undeclared'),
      ...refusal('sessionDays/0/exceptions/0/message', 'undeclared'),
    ]);
  });
});

test('a day whose context is missing or was refused itself is refused, the others are not', () => {
  const { days, refused } = judged({
    contexts: [undefined, {}],
    sessionDays: [aSessionDay({ context: 0 }), aSessionDay({ context: 1 }), aSessionDay({ context: 2 }), undefined],
  });

  expect(days).toHaveLength(1);
  expect(refused).toEqual([
    ...refusal('sessionDays/0', 'unknown-context'),
    ...refusal('sessionDays/2', 'unknown-context'),
  ]);
});
