import { expect, test } from 'vitest';
import { moveStep, readSteps, writeSteps, type Step } from './steps.ts';

const steps: Step[] = [
  { kind: 'feature', name: 'Export/PDF' },
  { kind: 'feature', name: 'a=b, "c"' },
  { kind: 'feature', name: 'say "hi"' },
  { kind: 'value', key: 'os', value: 'Windows,macOS' },
];

test('steps survive the way into the address and back, whatever is in their names', () => {
  const text = writeSteps(steps);

  expect(text).toBe('Export/PDF,"feature=a=b, ""c""","say ""hi""","os=Windows,macOS"');
  expect(readSteps(text)).toEqual(steps);
});

test('no steps leave nothing in the address', () => {
  expect(writeSteps([])).toBeUndefined();
  expect(readSteps(undefined)).toEqual([]);
});

test('a step changes places with its neighbour, and stays at the ends', () => {
  expect(moveStep(steps, 0, 1).map((step) => steps.indexOf(step))).toEqual([1, 0, 2, 3]);
  expect(moveStep(steps, 0, -1)).toEqual(steps);
});
