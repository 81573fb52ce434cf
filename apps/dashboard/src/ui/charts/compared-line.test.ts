import { expect, test } from 'vitest';
import { comparedLine } from './compared-line.ts';

const range = { from: '2026-11-16', to: '2026-11-18' };
const periods = ['2026-11-16', '2026-11-17', '2026-11-18'].map((start) => ({ start, tick: start, title: start, isIncomplete: false })); // prettier-ignore

test('each day stands beside the one of the range compared with, and what was not measured is a gap', () => {
  const valueOf = new Map([
    ['2026-11-09', 4],
    ['2026-11-11', 6],
  ]);
  const [line] = comparedLine(
    { range, compared: { from: '2026-11-09', to: '2026-11-11' } },
    { periods, valueOf, label: 'before' },
  );

  expect(line?.values).toEqual([4, undefined, 6]);
});

test('nothing is drawn where nothing is compared, or nothing has come yet', () => {
  const given = { periods, valueOf: new Map([['2026-11-16', 1]]), label: 'before' };

  expect(comparedLine({ range, compared: undefined }, given)).toEqual([]);
  expect(comparedLine({ range, compared: range }, { ...given, valueOf: new Map() })).toEqual([]);
});
