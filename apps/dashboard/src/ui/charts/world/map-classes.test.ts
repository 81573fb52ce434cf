import { expect, test } from 'vitest';
import { classOf, mapClasses } from './map-classes.ts';

test('classes begin at round numbers below the highest', () => {
  expect(mapClasses(9_820).map(({ from }) => from)).toEqual([1, 200, 500, 1_000, 2_000, 5_000]);
});

test('a single installation makes a single class', () => {
  expect(mapClasses(1)).toEqual([{ step: 1, from: 1 }]);
});

test('a number belongs to the highest class that it reaches', () => {
  const classes = mapClasses(100);

  expect(classOf(classes, 49)?.from).toBe(20);
  expect(classOf(classes, 50)?.from).toBe(50);
  expect(classOf(classes, 0)).toBeUndefined();
});
