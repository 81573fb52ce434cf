import { expect, test } from 'vitest';
import { activity } from '../population/activity.ts';
import { breakdown } from '../population/breakdown.ts';
import { parseQuery, parseSplit, type RawParameters, writeQuery } from './report-query.ts';

const today = '2026-11-23';
const understood = (raw: RawParameters) => writeQuery(parseQuery(activity, raw, today));

test('a question without parameters is about the last thirty days, day by day, of what counts by default', () => {
  expect(understood({})).toEqual({
    from: '2026-10-25',
    to: '2026-11-23',
    compare: 'none',
    interval: 'day',
    by: '',
    limit: '100',
    rankBy: 'active',
    lostOn: 'seen',
    environment: 'production',
    kind: 'normal',
  });
});

test.each([
  [{ from: '-90d' }, { from: '2026-08-25' }],
  [
    { from: '-0d', to: 'today' },
    { from: '2026-11-23', to: '2026-11-23' },
  ],
  [
    { from: '2024-02-29', to: '2024-03-01' },
    { from: '2024-02-29', to: '2024-03-01' },
  ],
  [{ os: ' Windows , "macOS"' }, { os: 'Windows,macOS' }],
  [
    { kind: 'ci', environment: '!development' },
    { kind: 'ci', environment: '!development' },
  ],
  [{ 'property.a.b': '~^x,y' }, { 'property.a.b': '~^x,y' }],
  [{ os: undefined }, { interval: 'day' }],
])('%j is understood as %j', (raw: RawParameters, part) => {
  expect(understood(raw)).toMatchObject(part);
});

test('what was understood can be asked again', () => {
  const once = understood({ from: '-7d', os: '!Linux', 'feature.Export/PDF': '3..' });

  expect(understood(once)).toEqual(once);
});

test.each<[raw: RawParameters, fault: [code: string, at: string, detail: string]]>([
  [{ from: '2026-02-30' }, ['invalid-request', 'from', 'is not a day']],
  [{ from: '1999-12-31', to: '2000-01-01' }, ['invalid-request', 'from', 'is not a day']],
  [{ to: '2100-01-01' }, ['invalid-request', 'to', 'is not a day']],
  [{ from: 'yesterday' }, ['invalid-request', 'from', 'today']],
  [{ from: '' }, ['invalid-request', 'from', 'today']],
  [{ from: '-9999d' }, ['invalid-request', 'from', 'is not a day']],
  [{ from: 'today', to: '-1d' }, ['invalid-request', 'from', 'swap the two']],
  [{ from: '2016-10-06' }, ['invalid-request', 'from', '3701 days; ask for at most 3700']],
  [{ interval: 'year' }, ['invalid-request', 'interval', 'day, week, month or total']],
  [{ lostOn: 'never' }, ['invalid-request', 'lostOn', 'seen']],
  [{ os: ['a', 'b'] }, ['invalid-request', 'os', 'os=a,b']],
  [{ from: ['-1d', '-2d'] }, ['invalid-request', 'from', 'more than once']],
  [{ os: 'a..b' }, ['invalid-filter', 'os', 'range']],
  [{ intervall: 'day' }, ['unknown-parameter', 'intervall', '`interval`']],
  [{ unit: 'week' }, ['unknown-parameter', 'unit', '`']],
])('%j is refused', (raw, [code, at, detail]) => {
  expect(() => parseQuery(activity, raw, today)).toThrow(
    expect.objectContaining({ code, at, message: expect.stringContaining(detail) as string }) as Error,
  );
});

test('a range of 3700 days is not too long', () => {
  expect(understood({ from: '2016-10-07' })).toMatchObject({ from: '2016-10-07', to: today });
});

test.each([
  [{}, 'by', 'is missing'],
  [{ by: '' }, 'by', 'What to split by'],
  [{ by: 'os', limit: '0' }, 'limit', '1 to 1000'],
  [{ by: 'os', limit: '1001' }, 'limit', '1 to 1000'],
  [{ by: 'os', limit: '1e2' }, 'limit', '1 to 1000'],
  [{ by: 'os', limit: '2.5' }, 'limit', '1 to 1000'],
])('breakdown refuses %j', (raw, at, detail) => {
  expect(() => parseQuery(breakdown, raw, today)).toThrow(
    expect.objectContaining({
      code: 'invalid-request',
      at,
      message: expect.stringContaining(detail) as string,
    }) as Error,
  );
});

test.each([
  ['oss', '`os`'],
  ['feature.Export', '`property.Export`'],
  ['latest.editoin', '`latest.edition`'],
])('splitting by %s is refused and %s is named', (name, nearest) => {
  expect(() => parseSplit(name, 'by')).toThrow(
    expect.objectContaining({
      code: 'invalid-request',
      at: 'by',
      message: expect.stringContaining(nearest) as string,
    }) as Error,
  );
});
