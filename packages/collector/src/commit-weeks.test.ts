import { createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openChdb, type Warehouse } from '@usance/warehouse';
import type { Week } from '@usance/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitWeeks } from './commit-weeks.ts';
import { weekLines } from './week-row.ts';

const secret = createSecretKey(Buffer.alloc(32, 7));
const folder = mkdtempSync(join(tmpdir(), 'usance-weeks-'));
let warehouse: Warehouse;
let products = 0;

beforeAll(async () => {
  warehouse = openChdb(folder);
  await migrate(warehouse);
});

afterAll(async () => {
  await warehouse.close();
  rmSync(folder, { recursive: true });
});

const report = (number: number, changes: Partial<Week> = {}): Week => ({
  report: `a1b2c3d4-0000-4000-8000-${String(number).padStart(12, '0')}`,
  week: '2026-W47',
  activeDays: 4,
  cohort: '5-8 weeks',
  context: 0,
  uses: [['Export', 3, 1.5], ['Find', 1], ['Export', 2]], // prettier-ignore
  ...changes,
});

const context = { app: { version: '4.2.0', edition: 'Pro', language: 'de' }, system: { os: 'Linux', arch: 'x64', cpu: 'one of its kind' } }; // prettier-ignore

const delivery = (productId: number, ...weeks: Week[]) => ({
  productId,
  reports: weeks.length,
  lines: weeks.flatMap((week) =>
    weekLines(
      { report: week, monday: '2026-11-16', context },
      { productId, secret, environment: 'production', kind: 'normal', country: 'DE' },
    ),
  ),
});

const stored = (productId: number) =>
  warehouse.query<{ subject: string; value: string; reports: number; uses: number; total: number }>(
    `SELECT subject, value, count() AS reports, sum(uses) AS uses, sum(total) AS total
     FROM weeks FINAL
     WHERE product_id = {product: UInt32}
     GROUP BY subject, value
     ORDER BY subject, value`,
    { product: productId },
  );

test('a report is stored as single things, each once however often it comes', async () => {
  const productId = ++products;

  for (let i = 0; i < 3; i++)
    await commitWeeks([delivery(productId, report(1)), delivery(productId, report(1))], { warehouse });

  expect((await stored(productId)).map((row) => Object.values(row).join(' ').trim())).toEqual([
    '1 0 0',
    'activeDays 4 1 0 0',
    'arch x64 1 0 0',
    'cohort 5-8 weeks 1 0 0',
    'country DE 1 0 0',
    'edition Pro 1 0 0',
    'feature Export 1 5 1.5',
    'feature Find 1 1 0',
    'language de 1 0 0',
    'licenseType  1 0 0',
    'os Linux 1 0 0',
    'version 4.2.0 1 0 0',
  ]);
});

test('reports that say the same count each for itself', async () => {
  const productId = ++products;

  await commitWeeks([delivery(productId, report(1), report(2), report(3))], { warehouse });

  expect((await stored(productId)).map(({ reports }) => reports)).toEqual(Array(12).fill(3));
});

test('nothing but the week joins the rows of a report, and none holds its name', async () => {
  const productId = ++products;
  await commitWeeks([delivery(productId, report(1), report(2))], { warehouse });

  const rows = await warehouse.query<{ cell: string; row: string }>(
    'SELECT toString(cell) AS cell, toString(tuple(*)) AS row FROM weeks WHERE product_id = {product: UInt32}',
    { product: productId },
  );

  expect(rows).toHaveLength(24);
  expect(new Set(rows.map(({ cell }) => cell)).size).toBe(24);
  for (const { row } of rows) {
    expect(row).not.toContain('a1b2c3d4');
    expect(row).not.toContain('one of its kind');
  }
});

test('with another secret the same report is another, so that nobody who knows its name finds it', () => {
  const [one, other] = [secret, createSecretKey(Buffer.alloc(32, 8))].map((key) =>
    weekLines(
      { report: report(1), monday: '2026-11-16', context },
      { productId: 1, secret: key, environment: 'production', kind: 'normal', country: '' },
    ),
  );

  expect(one?.filter((line) => other?.includes(line))).toEqual([]);
});

test('a storage that does not take it is an error that says to come again', async () => {
  const closed = openChdb(folder);
  await closed.close();

  await expect(commitWeeks([delivery(1, report(1))], { warehouse: closed })).rejects.toMatchObject({
    code: 'unavailable',
  });
});
