import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildRollUps, type Warehouse } from '@usance/warehouse';
import { dimensionValues, listDimensions } from './dimension-values.ts';
import type { KnownQuestion } from './known-question.ts';
import { nothingDeclared, type DeclaredValues } from './query/declared-values.ts';
import { knownFeatures } from './known-features.ts';
import { dataDays } from './data-days.ts';
import { insertRecords } from './testing/insert-records.ts';
import { openTestWarehouse } from './testing/open-test-warehouse.ts';
import { aSessionDay } from './testing/record.ts';

let warehouse: Warehouse;
let records: Parameters<typeof insertRecords>[2];

beforeAll(async () => {
  warehouse = await openTestWarehouse();
  const day = '2026-11-02';
  const themed = (installation: number, theme: string) =>
    aSessionDay({ day, installation, properties: new Map([['theme', theme]]) });
  records = [
    ...[1, 2, 3, 4, 5].map((installation) => themed(installation, 'dark')),
    ...[6, 7, 8, 9].map((installation) => themed(installation, 'secret')),
    aSessionDay({ day, installation: 10, os: 'Windows', cores: 8, licenseStatus: ['trial', 'expired'] }),
    aSessionDay({ day, installation: 11, os: 'Windows', cores: 4, licenseStatus: ['trial'] }),
    aSessionDay({ day: '2026-10-30', installation: 6, properties: new Map([['theme', 'rare']]) }),
    ...[1, 2, 3, 4].map((installation) =>
      aSessionDay({ day: '2026-10-31', installation, os: 'OS/2', properties: new Map([['theme', 'rare']]) }),
    ),
    aSessionDay({
      day: '2026-11-03',
      installation: 7,
      properties: new Map([['theme', 'rare']]),
      uses: [
        ['Export/PDF', 2],
        ['Open', 1],
      ],
    }),
    aSessionDay({ day: '2026-11-03', installation: 8, uses: [['Open', 1]] }),
    aSessionDay({ day: '2026-09-01', installation: 8, kind: 'ci', uses: [['Old export', 1]] }),
    aSessionDay({ day, installation: 12, os: 'macOS', kind: 'ci', properties: new Map([["it's", 'x']]) }),
  ];
  await insertRecords(warehouse, 1, records);
});
afterAll(() => warehouse.close());

/** A question about the values of a dimension in November. */
const values = (name: string, changes: Partial<KnownQuestion & { declared: DeclaredValues }> = {}, productId = 1) =>
  dimensionValues(warehouse, productId, {
    name,
    declared: nothingDeclared,
    search: '',
    limit: 50,
    from: '2026-11-01',
    to: '2026-11-30',
    ...changes,
  });

/** Nothing is built yet; all is; two days hold what came later. */
const states = {
  rows: () => Promise.resolve(),
  'roll-ups': () => buildRollUps(warehouse, { settleMs: 0 }),
  both: () =>
    insertRecords(
      warehouse,
      1,
      [records[10], records[15]].flatMap((record) => record ?? []),
    ),
};

describe.each(Object.entries(states))('from %s', (_state, reach) => {
  beforeAll(async () => void (await reach()));

  test('a product has every dimension and, by name, the properties that were sent', async () => {
    const listed = await listDimensions(warehouse, 1);

    expect(listed.slice(0, 1)).toEqual([{ name: 'version', kind: 'version' }]);
    expect(listed.slice(-3)).toEqual([
      { name: 'kind', kind: 'text' },
      { name: "property.it's", kind: 'text' },
      { name: 'property.theme', kind: 'text' },
    ]);
  });

  test('of more than 500 properties those are listed that most installations sent', async () => {
    const keys = Array.from({ length: 501 }, (_, number) => `p${number}`);
    const rare = keys[250];
    const sentBy = (installation: number, sent: readonly (string | undefined)[]) =>
      aSessionDay({ day: '2026-11-02', installation, properties: new Map(sent.map((key) => [key ?? '', 'x'])) });
    await insertRecords(warehouse, 3, [
      sentBy(1, keys),
      sentBy(
        2,
        keys.filter((key) => key !== rare),
      ),
    ]);

    const listed = (await listDimensions(warehouse, 3)).filter(({ name }) => name.startsWith('property.'));

    expect(listed).toHaveLength(500);
    expect(listed.map(({ name }) => name)).not.toContain(`property.${rare}`);
  });

  test('values come with the most used one first, whichever kind of installation had them', async () => {
    expect(await values('os')).toEqual([
      { value: 'Windows', installations: 2 },
      { value: 'macOS', installations: 1 },
    ]);
  });

  test.each([
    ['cores', ['4', '8']],
    ['licenseStatus', ['trial', 'expired']],
    ['property.theme', ['dark', 'rare']],
    ['latest.os', ['Windows', 'macOS']],
    ["property.it's", []],
    ['edition', []],
  ])('values of %s are those that are shown', async (name, shown) => {
    const found = await values(name);

    expect(found.map(({ value }) => value)).toEqual(shown);
  });

  test('a search finds text within values, whatever its case, and a limit keeps the first', async () => {
    expect(await values('os', { search: 'MAC' })).toEqual([{ value: 'macOS', installations: 1 }]);
    expect(await values('os', { search: "'%" })).toEqual([]);
    expect(await values('os', { limit: 1 })).toHaveLength(1);
  });

  test('an unknown dimension is an error that names the nearest', async () => {
    await expect(values('osVersoin')).rejects.toMatchObject({
      code: 'invalid-request',
      at: 'name',
      message: expect.stringContaining('`osVersion`') as string,
    });
  });

  test("another product's values are not among them", async () => {
    expect(await values('os', {}, 2)).toEqual([]);
  });

  test('values are those of the range, but whether a rare one is shown depends on all that was ever sent', async () => {
    const october = { from: '2026-10-01', to: '2026-10-31' };

    expect(await values('os', october)).toEqual([{ value: 'OS/2', installations: 4 }]);
    expect(await values('property.theme', october)).toEqual([{ value: 'rare', installations: 5 }]);
    expect(await values('property.theme', { search: 'RAR' })).toEqual([{ value: 'rare', installations: 1 }]);
    expect(await values('property.theme', { search: 'secret' })).toEqual([]);
  });

  test('a value that the plan declares is shown from the first installation on', async () => {
    const found = await values('property.theme', {
      declared: { texts: [{ property: 'theme', text: 'secret' }], numbers: ["it's"] },
    });

    expect(found.map(({ value }) => value)).toEqual(['dark', 'secret', 'rare']);
    expect(await values("property.it's", { declared: { texts: [], numbers: ["it's"] } })).toEqual([]);
  });

  test('features are those that were used in the range, the ones of most installations first', async () => {
    const features = (changes: Partial<KnownQuestion>) =>
      knownFeatures(warehouse, 1, { search: '', limit: 50, from: '2026-11-01', to: '2026-11-30', ...changes });

    expect(await features({})).toEqual([
      { name: 'Open', installations: 2 },
      { name: 'Export/PDF', installations: 1 },
    ]);
    expect(await features({ search: 'EXPORT' })).toEqual([{ name: 'Export/PDF', installations: 1 }]);
    expect(await features({ limit: 1 })).toEqual([{ name: 'Open', installations: 2 }]);
    expect(await features({ from: '2026-09-01', to: '2026-09-01' })).toEqual([
      { name: 'Old export', installations: 1 },
    ]);
  });

  test('the days of a product are the first and the last that has data', async () => {
    expect(await dataDays(warehouse, 1)).toEqual({ firstDay: '2026-09-01', lastDay: '2026-11-03' });
    expect(await dataDays(warehouse, 2)).toEqual({ firstDay: null, lastDay: null });
  });
});
