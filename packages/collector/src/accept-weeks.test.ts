import type { Purpose, Week } from '@usance/protocol';
import { expect, test } from 'vitest';
import { acceptWeeks } from './accept-weeks.ts';
import { dayNumber } from './days.ts';
import { createGuard } from './guard.ts';
import { compilePlan, type CompiledPlan } from './plan/compile-plan.ts';
import type { ReadSync } from './read-sync.ts';

const rules = {
  today: dayNumber('2026-11-24') ?? 0,
  acceptedAgeDays: 400,
  identifierMonths: 13,
  plan: undefined,
  guard: createGuard(),
  values: undefined,
};

const aWeek = (changes: Partial<Week> = {}): Week => ({
  report: 'a1b2c3d4-0000-4000-8000-000000000001',
  week: '2026-W47',
  activeDays: 4,
  cohort: '5-8 weeks',
  context: 0,
  uses: [['Export', 3]],
  ...changes,
});

const consentTo = (...purposes: Purpose[]) => ({ purposes, basis: 'opt-in' as const, day: '2026-11-16' });

/** What is stored, and what is named as refused. */
function judged(changes: Partial<ReadSync>, plan?: CompiledPlan) {
  const sync: ReadSync = {
    key: 'pk_0123456789abcdef',
    sentAt: '2026-11-24T10:00:00Z',
    consent: consentTo('basic', 'usage'),
    contexts: [{ app: { version: '4.2.0' } }],
    sessionDays: [],
    weeks: [aWeek()],
    receipts: [],
    refused: [],
    ...changes,
  };
  const weeks = acceptWeeks(sync, { ...rules, plan });
  return { weeks, refused: sync.refused.map(({ at, code }) => `${at} ${code}`) };
}

test('a report of a week that is over is taken', () => {
  expect(judged({})).toEqual({
    weeks: [{ report: aWeek(), monday: '2026-11-16', context: { app: { version: '4.2.0' } } }],
    refused: [],
  });
});

test.each([
  ['2026-W47', 'over since two days'],
  ['2025-W43', 'as old as the product accepts'],
])('the week %s (%s) is taken', (week) => {
  expect(judged({ weeks: [aWeek({ week })] }).refused).toEqual([]);
});

test.each([
  ['2026-W48', 'runs'],
  ['2026-W49', 'is to come'],
  ['2025-W42', 'is older than the product accepts'],
  ['2025-W53', 'does not exist'],
])('the week %s, which %s, is refused', (week) => {
  expect(judged({ weeks: [aWeek({ week })] })).toEqual({ weeks: [], refused: ['weeks/0/week day-out-of-range'] });
});

test('what has an ID is refused, and costs the report nothing', () => {
  const sessionDay = { session: aWeek().report, day: '2026-11-16', revision: 1, context: 0, seconds: 1 };
  const { weeks, refused } = judged({
    installation: '3f0c1a52-7d0e-4c8b-9a55-000000000001',
    sessionDays: [sessionDay, undefined],
    receipts: [{ message: 'm', action: 'shown', day: '2026-11-16' }],
  });

  expect(weeks).toHaveLength(1);
  expect(refused).toEqual(['sessionDays/0 no-id-only', 'receipts/0 unknown-message']);
});

test('without the purpose "basic" nothing is taken, without "usage" no uses', () => {
  expect(judged({ consent: consentTo('usage') })).toEqual({ weeks: [], refused: ['weeks/0 no-consent'] });
  expect(judged({ consent: consentTo('basic') })).toMatchObject({
    weeks: [{ report: { uses: [] } }],
    refused: ['weeks/0/uses no-consent'],
  });
});

test('what the plan does not declare is refused', () => {
  const plan = compilePlan({ product: 'Notes', features: {} });

  expect(judged({}, plan)).toMatchObject({ weeks: [{ report: { uses: [] } }], refused: ['weeks/0/uses/0 undeclared'] });
});

test('a report whose context is missing or was refused itself is refused', () => {
  const weeks = [aWeek({ context: 0 }), aWeek({ context: 2 }), undefined, aWeek({ context: 1 })];

  expect(judged({ contexts: [undefined, {}], weeks })).toMatchObject({
    weeks: [{ report: { context: 1 } }],
    refused: ['weeks/0 unknown-context', 'weeks/1 unknown-context'],
  });
});
