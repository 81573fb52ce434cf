import { expect, test } from 'vitest';
import { sortRows, type Column } from './table-columns.ts';

interface Row {
  version: string;
  days: number | null;
}
const columns: Column<Row>[] = [
  { key: 'version', label: 'Version', kind: 'text', value: ({ version }) => version },
  { key: 'days', label: 'Days', kind: 'count', value: ({ days }) => days },
];
const rows: Row[] = [
  { version: '4.10', days: null },
  { version: '4.9', days: 3 },
  { version: '4.2', days: 12 },
];
const sorted = (key: string, direction: 'ascending' | 'descending') =>
  sortRows(rows, columns, { key, direction }).map(({ version }) => version);

test('text with numbers in it is sorted by the numbers', () => {
  expect(sorted('version', 'ascending')).toEqual(['4.2', '4.9', '4.10']);
});

test('what is missing comes last, whichever way the rest is sorted', () => {
  expect(sorted('days', 'ascending')).toEqual(['4.9', '4.2', '4.10']);
  expect(sorted('days', 'descending')).toEqual(['4.2', '4.9', '4.10']);
});
