import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { dimensionValues, listDimensions } from './dimension-values.ts';
import { insertRecords } from './testing/insert-records.ts';
import { openTestWarehouse } from './testing/open-test-warehouse.ts';
import { aSessionDay } from './testing/record.ts';

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
  const day = '2026-11-02';
  const themed = (installation: number, theme: string) =>
    aSessionDay({ day, installation, properties: new Map([['theme', theme]]) });
  await insertRecords(warehouse, 1, [
    ...[1, 2, 3, 4, 5].map((installation) => themed(installation, 'dark')),
    ...[6, 7, 8, 9].map((installation) => themed(installation, 'secret')),
    aSessionDay({ day, installation: 10, os: 'Windows', cores: 8, licenseStatus: ['trial', 'expired'] }),
    aSessionDay({ day, installation: 11, os: 'Windows', cores: 4, licenseStatus: ['trial'] }),
    aSessionDay({ day, installation: 12, os: 'macOS', kind: 'ci', properties: new Map([["it's", 'x']]) }),
  ]);
});
afterAll(() => warehouse.close());

test('a product has every dimension and, by name, the properties that were sent', async () => {
  const listed = await listDimensions(warehouse, 1);

  expect(listed.slice(0, 1)).toEqual([{ name: 'version', kind: 'version' }]);
  expect(listed.slice(-3)).toEqual([
    { name: 'kind', kind: 'text' },
    { name: "property.it's", kind: 'text' },
    { name: 'property.theme', kind: 'text' },
  ]);
});

test('values come with the most used one first, whichever kind of installation had them', async () => {
  expect(await dimensionValues(warehouse, 1, { name: 'os' })).toEqual([
    { value: 'Windows', installations: 2 },
    { value: 'macOS', installations: 1 },
  ]);
});

test.each([
  ['cores', ['4', '8']],
  ['licenseStatus', ['trial', 'expired']],
  ['property.theme', ['dark']],
  ["property.it's", []],
  ['edition', []],
])('values of %s are those that are shown', async (name, values) => {
  const found = await dimensionValues(warehouse, 1, { name });

  expect(found.map(({ value }) => value)).toEqual(values);
});

test('a search finds text within values, whatever its case, and a limit keeps the first', async () => {
  expect(await dimensionValues(warehouse, 1, { name: 'os', search: 'MAC' })).toEqual([
    { value: 'macOS', installations: 1 },
  ]);
  expect(await dimensionValues(warehouse, 1, { name: 'os', search: "'%" })).toEqual([]);
  expect(await dimensionValues(warehouse, 1, { name: 'os', limit: 1 })).toHaveLength(1);
});

test('an unknown dimension is an error that names the nearest', async () => {
  await expect(dimensionValues(warehouse, 1, { name: 'osVersoin' })).rejects.toMatchObject({
    code: 'invalid-request',
    at: 'name',
    message: expect.stringContaining('`osVersion`') as string,
  });
});

test("another product's values are not among them", async () => {
  expect(await dimensionValues(warehouse, 2, { name: 'os' })).toEqual([]);
});
