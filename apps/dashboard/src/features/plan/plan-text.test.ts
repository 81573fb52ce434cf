import { expect, test } from 'vitest';
import { readPlanText, writePlanText } from './plan-text.ts';

const text = `product: Field Notes
features:
  Notes/Add:
    owner: core team
    retention: 395
`;

test('a plan is read from YAML and from JSON alike', () => {
  const { plan } = readPlanText(text);

  expect(plan).toEqual({ product: 'Field Notes', features: { 'Notes/Add': { owner: 'core team', retention: 395 } } });
  expect(readPlanText(JSON.stringify(plan)).plan).toEqual(plan);
  expect(readPlanText(writePlanText(plan)).plan).toEqual(plan);
});

test('each part is found at its line, and what is missing where it would stand', () => {
  const { placeOf } = readPlanText(text);

  expect(placeOf(['features', 'Notes/Add', 'retention'])).toEqual({ line: 5, start: 65, end: 83 });
  expect(text.slice(65, 83)).toBe('    retention: 395');
  expect(placeOf(['features', 'Notes/Add', 'expires']).line).toBe(3);
  expect(placeOf([]).line).toBe(1);
});

test('what is no YAML says where it breaks off', () => {
  expect(() => readPlanText('a: [1,\nb: {')).toThrow(/line \d/);
});

test('a short text cannot become an endless plan', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]`;

  expect(() => readPlanText(bomb)).toThrow(/alias/i);
});
