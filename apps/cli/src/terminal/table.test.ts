import { describe, expect, it } from 'vitest';
import { asTable } from './table.ts';

const rows = [
  { value: 'Windows', installations: 1_234, hours: 10.25 },
  { value: 'say "hi", twice', installations: 7, hours: 1 / 3 },
];

describe('asTable', () => {
  it('aligns text to the left and numbers to the right', () => {
    expect(asTable(rows).split('\n')).toEqual([
      'value            installations  hours',
      '───────────────  ─────────────  ─────',
      'Windows                  1,234   10.3',
      'say "hi", twice              7    0.3',
    ]);
  });

  it('says so where there is nothing', () => {
    expect(asTable([])).toBe('Nothing found.');
  });
});
