import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { createAudit, type Audit, type LinkAudit } from './audit.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { at } from './testing/samples.ts';

const folder = mkdtempSync(join(tmpdir(), 'usance-audit-'));
const link: LinkAudit = (previous, text) =>
  createHmac('sha256', 'a secret').update(`${previous}\n${text}`).digest('hex');
let databases = 0;
let db: Database;
let audit: Audit;

/** Five looks, of which somebody who has the database would like one not to have been. */
beforeEach(async () => {
  db = openDatabase({ kind: 'sqlite', file: join(folder, `${(databases += 1)}`, 'registry.sqlite') });
  await migrate(db);
  audit = createAudit(db);
  for (const id of [1, 2, 3, 4, 5])
    await audit.add(
      1,
      { at, by: { kind: 'person', id, name: 'Olga' }, action: 'installation-view', outcome: 'found' },
      link,
    );
});
afterEach(() => db.destroy());
afterAll(() => rmSync(folder, { recursive: true }));

const broken = async () => (await audit.check(1, link)).broken;

test('what is as it was written follows from entry to entry', async () => {
  expect(await audit.check(1, link)).toMatchObject({ entries: 5, linkedFrom: 1, broken: null });
});

test.each([
  ['at', '2026-01-01T00:00:00.000Z'],
  ['by_kind', 'token'],
  ['by_id', 9],
  ['by_name', 'Nobody'],
  ['action', 'installation-export'],
  ['outcome', 'not-found'],
])('an entry whose %s was changed is found', async (column, value) => {
  await db
    .updateTable('audit')
    .set({ [column]: value })
    .where('id', '=', 3)
    .execute();

  expect(await broken()).toBe(3);
});

test('an entry that was taken out is found by the one after it', async () => {
  await db.deleteFrom('audit').where('id', '=', 3).execute();

  expect(await broken()).toBe(4);
});

test('an entry that was written without the secret is found', async () => {
  const last = (await audit.check(1, link)).links.at(-1);
  await audit.add(
    1,
    { at, by: { kind: 'token', id: 1, name: 'CI' }, action: 'installation-view', outcome: 'found' },
    (_previous, text) => `${last}${text}`,
  );

  expect(await broken()).toBe(6);
});

test('links that were blanked show by where the links begin', async () => {
  await db.updateTable('audit').set({ link: '' }).where('id', '<=', 3).execute();

  expect(await audit.check(1, link)).toMatchObject({ linkedFrom: 4, broken: 4 });
});

test('an end that was cut off shows by a link that was noted', async () => {
  const noted = (await audit.check(1, link)).links.at(-1);
  await db.deleteFrom('audit').where('id', '=', 5).execute();

  const { broken: found, links } = await audit.check(1, link);
  expect(found).toBeNull();
  expect(links).not.toContain(noted);
});
