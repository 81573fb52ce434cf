import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { Check } from 'typebox/value';
import {
  installationHistory,
  InstallationHistorySchema,
  parseHistoryRange,
  type InstallationHistory,
} from './installation-history.ts';
import { insertRecords } from './testing/insert-records.ts';
import { openTestWarehouse } from './testing/open-test-warehouse.ts';
import { aSessionDay } from './testing/record.ts';

let warehouse: Warehouse;
const always = { from: '2000-01-01', to: '2099-12-31' };
const history = (installation: number, range = always, productId = 1) =>
  installationHistory(warehouse, productId, { installation, ...range });

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test('a history has all that stands of one installation, the newest first, and nothing of another', async () => {
  const first = { installation: 1, firstDay: '2026-10-01' };
  await insertRecords(warehouse, 1, [
    aSessionDay({ ...first, day: '2026-10-01', seconds: 60, sessions: 3, uses: [['Old', 1]] }),
    aSessionDay({ ...first, day: '2026-11-02', session: 2n, seconds: 5, revision: 1, version: '4.1.9' }),
  ]);
  // Later, so that both revisions lie there until they are merged.
  await insertRecords(warehouse, 1, [
    aSessionDay({
      ...first,
      day: '2026-11-02',
      session: 2n,
      revision: 2,
      seconds: 600,
      version: '4.2.0',
      licenseStatus: ['trial'],
      cores: 8,
      screenScale: 1.5,
      localHour: 0,
      localWeekday: 1,
      properties: new Map([['theme', 'a rare one']]),
      uses: [
        ['Export/PDF', 3],
        ['Rows', 2, 18.5],
      ],
      exceptions: [{ seq: 1, type: 'TypeError', frames: ['at f'], handled: false }],
    }),
    aSessionDay({ ...first, day: '2026-11-03', session: 2n, continued: true, seconds: 40 }),
    aSessionDay({ day: '2026-11-03', installation: 2, version: '9', uses: [['Other', 1]] }),
  ]);
  await insertRecords(warehouse, 2, [aSessionDay({ ...first, day: '2026-11-04' })]);

  const found = await history(1);

  expect(found).toMatchObject({
    firstDay: '2026-10-01',
    lastDay: '2026-11-03',
    replacement: false,
    days: 3,
    sessions: 4,
    seconds: 700,
    isComplete: true,
  });
  expect(found?.sessionDays.map(({ day, seconds, version }) => [day, seconds, version])).toEqual([
    ['2026-11-03', 40, null],
    ['2026-11-02', 600, '4.2.0'],
    ['2026-10-01', 60, null],
  ]);
  expect(found?.sessionDays[1]).toMatchObject({
    os: null,
    licenseStatus: ['trial'],
    cores: 8,
    displays: null,
    screenScale: 1.5,
    localHour: 0,
    localWeekday: 1,
    properties: { theme: 'a rare one' },
    purposes: ['basic'],
    features: [
      { name: 'Export/PDF', uses: 3, total: 0 },
      { name: 'Rows', uses: 2, total: 18.5 },
    ],
  });
  expect(found?.sessionDays[2]).toMatchObject({ localHour: null, localWeekday: null, sessions: 3 });
  expect(found?.exceptions).toMatchObject([{ day: '2026-11-02', type: 'TypeError', frames: ['at f'], handled: false }]);
  expect(Check(InstallationHistorySchema, found)).toBe(true);
});

test('a range leaves out session days, and not what is said of all of them', async () => {
  await insertRecords(
    warehouse,
    3,
    ['2026-11-01', '2026-11-02', '2026-11-03'].map((day) => aSessionDay({ day, installation: 1, seconds: 10 })),
  );

  const found = await history(1, { from: '2026-11-02', to: '2026-11-02' }, 3);

  expect(found?.sessionDays.map(({ day }) => day)).toEqual(['2026-11-02']);
  expect(found).toMatchObject({ firstDay: '2026-11-01', lastDay: '2026-11-03', days: 3, seconds: 30 });
});

test('of what is too much to show, the newest is shown, and the rest is said to be there', async () => {
  const many = Array.from({ length: 5_001 }, (_, i) => BigInt(i + 1));
  await insertRecords(
    warehouse,
    4,
    many.map((session) => aSessionDay({ day: session < 3n ? '2026-11-01' : '2026-11-02', installation: 1, session })),
  );
  const shown = (found: InstallationHistory | undefined) => [found?.sessionDays.length, found?.isComplete];

  const all = await history(1, always, 4);

  expect(shown(all)).toEqual([5_000, false]);
  expect(all?.sessionDays.filter(({ day }) => day === '2026-11-01')).toHaveLength(1);
  expect(all?.sessions).toBe(5_001);
  expect(shown(await history(1, { from: '2026-11-02', to: '2026-11-02' }, 4))).toEqual([4_999, true]);
});

test('there is no history of an installation of which nothing is kept', async () => {
  await insertRecords(warehouse, 5, [aSessionDay({ day: '2026-11-02', installation: 1 })]);

  expect(await history(2, always, 5)).toBeUndefined();
  expect(await history(1, always, 6)).toBeUndefined();
});

test('a range is open where it is left out, and read as in a report', () => {
  expect(parseHistoryRange({}, '2026-11-23')).toEqual(always);
  expect(parseHistoryRange({ from: '-2d', to: 'today' }, '2026-11-23')).toEqual({
    from: '2026-11-21',
    to: '2026-11-23',
  });
  for (const wrong of [{ from: '2026-02-30' }, { from: '9999-01-01' }, { from: 'today', to: '-1d' }])
    expect(() => parseHistoryRange(wrong, '2026-11-23')).toThrow(expect.objectContaining({ at: 'from' }) as Error);
});
