import { expect, test } from 'vitest';
import { segmentText, segmentWords } from './segment-filters.ts';

const names = { filter: (key: string, value: string) => `${key} is ${value}` };

test('a segment keeps the filters of a page, but not the segment that was among them', () => {
  const text = segmentText({ segment: 'Pros', os: 'Windows,macOS', version: '~^4\\.' });

  expect(segmentWords(text, names)).toBe('os is Windows,macOS · version is ~^4\\.');
});

test('a page without filters has nothing to save', () => {
  expect(segmentText({ segment: 'Pros' })).toBe('');
});
