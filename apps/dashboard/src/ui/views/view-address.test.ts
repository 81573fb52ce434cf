import { expect, test } from 'vitest';
import { readViewAddress, writeViewAddress } from './view-address.ts';

test.each([
  ['/products/7', '?from=-89d&os=Windows,macOS', { page: '', query: 'from=-89d&os=Windows,macOS' }],
  ['/products/7/', '', { page: '', query: '' }],
  ['/products/7/retention', '?from=-89d', { page: 'retention', query: 'from=-89d' }],
  ['/products/7/features/one', '?feature=Export/PDF', { page: 'features/one', query: 'feature=Export/PDF' }],
])('of %s%s a view keeps page and parameters, and leads back to it', (pathname, searchStr, view) => {
  expect(readViewAddress({ pathname, searchStr })).toEqual(view);
  expect(writeViewAddress(7, view)).toBe(`${pathname.replace(/\/$/, '')}${searchStr}`);
});
