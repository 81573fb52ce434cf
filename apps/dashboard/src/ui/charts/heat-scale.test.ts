import { expect, test } from 'vitest';
import { heatDomain, heatStep, type HeatCell } from './heat-scale.ts';

const aCell = (value: number, state: HeatCell['state'] = 'scaled'): HeatCell => ({ value, text: '', title: '', state });

test('the ramp spans the data, rounded outwards, without what is always 100 % or not over yet', () => {
  const rows = [
    { key: 'a', label: 'a', cells: [aCell(1, 'base'), aCell(0.52), aCell(0.33), aCell(0.02, 'open'), undefined] },
  ];

  expect(heatDomain(rows)).toEqual([0.3, 0.55]);
});

test('equal numbers take one step, not a division by zero', () => {
  const rows = [{ key: 'a', label: 'a', cells: [aCell(0.5), aCell(0.5)] }];

  expect(heatStep(0.5, heatDomain(rows))).toBe(0);
});

test('the lowest number takes the first step, the highest the last', () => {
  expect([0.3, 0.425, 0.55].map((value) => heatStep(value, [0.3, 0.55]))).toEqual([0, 4, 8]);
});
