import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bindValues } from './bind-values.ts';

const aValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.array(fc.string({ unit: 'binary' })),
  fc.array(fc.integer()),
);

test('of a value nothing gets into the SQL but hexadecimal digits', () => {
  fc.assert(
    fc.property(aValue, (value) => {
      expect(bindValues('SELECT {value: Array(String)}', { value })).toMatch(
        /^SELECT _CAST\(unhex\('[0-9a-f]*'\), 'Array\(String\)'\)$/,
      );
    }),
    { numRuns: 1_000 },
  );
});

test('what looks like a placeholder in a value is none', () => {
  const sql = bindValues('SELECT {one: String}, {two: String}', { one: '{two: String}', two: 'x' });

  expect(sql).toBe(
    `SELECT _CAST(unhex('${Buffer.from('{two: String}').toString('hex')}'), 'String'), _CAST(unhex('78'), 'String')`,
  );
});
