import { expect, test } from 'vitest';
import { defaultView } from '../filters/view.ts';
import { changeRanges, questionOf } from './question.ts';

const now = '2026-11-23';

test('an interval that would need more points than a chart draws gives way to a coarser one', () => {
  const view = { ...defaultView, from: '2016-01-01', interval: 'day' as const };

  expect(questionOf(view, { now, isNarrow: false }).interval).toBe('month');
});

test('a range that nobody can read is still asked, for the server knows what is wrong with it', () => {
  const question = questionOf({ ...defaultView, from: 'yesterday' }, { now, isNarrow: false });

  expect(question.range).toBeUndefined();
  expect(question.base).toMatchObject({ from: 'yesterday' });
});

test('a change compares final days only, and as many on either side', () => {
  const question = questionOf({ ...defaultView, from: '-6d' }, { now, isNarrow: false });

  expect(changeRanges(question, { provisionalFrom: '2026-11-22', firstDay: '2026-11-01' })).toEqual({
    complete: { from: '2026-11-17', to: '2026-11-21' },
    before: { from: '2026-11-10', to: '2026-11-14' },
  });
});

test('where every day is provisional there is no change to speak of', () => {
  const question = questionOf({ ...defaultView, from: 'today' }, { now, isNarrow: false });

  expect(changeRanges(question, { provisionalFrom: now, firstDay: '2026-11-01' })).toEqual({
    complete: undefined,
    before: undefined,
  });
});

test('days from before the product had any data are not compared with', () => {
  const question = questionOf({ ...defaultView, from: '-6d' }, { now, isNarrow: false });

  expect(changeRanges(question, { provisionalFrom: null, firstDay: '2026-11-11' }).before).toBeUndefined();
  expect(changeRanges(question, { provisionalFrom: null, firstDay: '2026-11-10' }).before).toBeDefined();
});
