import { expect, test } from 'vitest';
import { toCsv } from './figures.ts';

test('fields with commas and quotes are quoted, missing numbers stay empty', () => {
  const figures = {
    name: 'os',
    columns: ['Value', 'Count'],
    rows: [
      ['Intel "i7", x64', 3],
      ['b', undefined],
    ],
  };

  expect(toCsv(figures)).toBe('Value,Count\r\n"Intel ""i7"", x64",3\r\nb,\r\n');
});

test('a value that begins like a formula is written as text', () => {
  const figures = { name: 'os', columns: ['Value'], rows: [['=HYPERLINK("http://x")'], ['-1'], [-1]] };

  expect(toCsv(figures)).toBe('Value\r\n"\'=HYPERLINK(""http://x"")"\r\n\'-1\r\n-1\r\n');
});
