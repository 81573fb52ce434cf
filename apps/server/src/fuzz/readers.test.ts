import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPlan, findPersonal } from '@usance/protocol';
import { parseFilters, QueryError, writeFilters } from '@usance/reports/grammar';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBackupKeys } from '../backup/backup-keys.ts';
import { BackupError } from '../backup/backup-error.ts';
import { openArchive } from '../backup/read-archive.ts';
import { aPlan, aProperty } from '../testing/a-plan.ts';
import { newFolder, removeFolder, startTestServer } from '../testing/test-server.ts';
import { timeoutMs, tryOut } from './budget.ts';
import { spoiled } from './spoiled-bytes.ts';

const folder = newFolder('fuzz-readers');
const dataDir = join(folder, 'data');
let backup: Buffer;

beforeAll(async () => {
  const server = await startTestServer(dataDir);
  await server.newProduct();
  backup = Buffer.from(await new Response((await server.api.backup()).body).arrayBuffer());
  await server.close();
});
afterAll(() => removeFolder(folder));

const text = (good: string) => spoiled(Buffer.from(good)).map((bytes) => bytes.toString());

test(
  'filters are read or refused, and what is read can be written and read again',
  { timeout: timeoutMs },
  async () => {
    const good =
      'os=Windows,macOS&version=~^4%5C.&cores=8..&property.theme="da,rk"&feature.Export/PDF=3..&ever.feature.X=!(none)';

    await tryOut(
      fc.asyncProperty(text(good), async (filters) => {
        try {
          const clauses = parseFilters(filters);
          expect(parseFilters(writeFilters(clauses))).toEqual(clauses);
        } catch (cause) {
          if (!(cause instanceof QueryError)) throw cause;
        }
      }),
      400,
    );
  },
);

test('plans are checked, whatever they are', { timeout: timeoutMs }, async () => {
  const good = JSON.stringify(
    aPlan({
      properties: { theme: aProperty(), shelf: aProperty({ type: 'pattern', pattern: '[a-z]{1,8}(?:-[0-9]+)?' }) },
    }),
  );
  const documents = fc.oneof(
    fc.anything(),
    text(good).map((plan) => parsed(plan)),
  );

  await tryOut(
    fc.asyncProperty(documents, async (document) => {
      for (const { rule, message } of checkPlan(document, { today: '2026-11-27' }))
        expect([rule, message].every((part) => typeof part === 'string' && part.length > 0)).toBe(true);
    }),
    300,
  );
});

function parsed(plan: string): unknown {
  try {
    return JSON.parse(plan);
  } catch {
    return plan;
  }
}

test('the guard reads whatever text there is', { timeout: timeoutMs }, async () => {
  const good =
    'C:\\Users\\Jane\\a.txt jane@example.com https://u:p@h/?a=b %2fhome \\u0040 &#64; ::1 Server=a;User=b +49 170 1234567';

  await tryOut(
    fc.asyncProperty(fc.oneof(text(good), fc.string({ unit: 'binary', maxLength: 1_100 })), async (some) => {
      expect(['string', 'undefined']).toContain(typeof findPersonal(some));
    }),
    400,
  );
});

test('a backup that was changed is refused before it ends', { timeout: timeoutMs }, async () => {
  const keys = openBackupKeys(join(dataDir, 'backup-keys'));
  const file = join(folder, 'spoiled.backup');

  await tryOut(
    fc.asyncProperty(spoiled(backup), async (bytes) => {
      writeFileSync(file, bytes);
      const fault = await readAll(file).catch((cause: unknown) => cause);
      expect(fault instanceof BackupError).toBe(!bytes.equals(backup));
      expect(fault === undefined || fault instanceof BackupError).toBe(true);
    }),
    40,
  );

  async function readAll(path: string): Promise<undefined> {
    const { pieces } = await openArchive(path, keys);
    for await (const piece of pieces)
      if (Symbol.asyncIterator in piece) for await (const part of piece as AsyncIterable<unknown>) void part;
  }
});
