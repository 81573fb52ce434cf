import { expect, test } from 'vitest';
import { parseKnownQuestion } from './known-question.ts';
import type { RawParameters } from './query/report-query.ts';

const today = '2026-11-23';
const read = (raw: RawParameters, lastDay: string | null = '2026-11-20') => parseKnownQuestion(raw, { today, lastDay });

test('without a range it is about the last 30 days that have data', () => {
  expect(read({})).toEqual({ search: '', limit: 50, from: '2026-10-22', to: '2026-11-20' });
  expect(read({}, null)).toMatchObject({ from: '2026-10-25', to: today });
});

test('a range is written as in a report, and may have one end', () => {
  expect(read({ from: '-1d', to: 'today', search: 'x', limit: '5' })).toEqual({
    search: 'x',
    limit: 5,
    from: '2026-11-22',
    to: today,
  });
  expect(read({ to: '2026-03-30' })).toMatchObject({ from: '2026-03-01', to: '2026-03-30' });
  expect(read({ from: '2026-01-01' })).toMatchObject({ from: '2026-01-01', to: '2026-11-20' });
});

test.each([
  [{ limit: '0' }, 'limit'],
  [{ limit: '1001' }, 'limit'],
  [{ search: ['a', 'b'] }, 'search'],
  [{ search: 'x'.repeat(201) }, 'search'],
  [{ from: '2026-02-30' }, 'from'],
  [{ from: 'yesterday' }, 'from'],
  [{ from: '2026-11-21' }, 'from'],
  [{ to: '', from: '-9999d' }, 'from'],
])('%j is an error that names the parameter', (raw, at) => {
  expect(() => read(raw)).toThrow(expect.objectContaining({ code: 'invalid-request', at }));
});

test('a parameter that there is not is an error that names the nearest', () => {
  expect(() => read({ serach: 'x' })).toThrow(
    expect.objectContaining({
      code: 'unknown-parameter',
      at: 'serach',
      message: expect.stringContaining('`search`') as string,
    }),
  );
});
