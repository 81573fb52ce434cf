import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeOldBackups } from './old-backups.ts';

test('backups that are older go, by the time in their names; nothing else does', () => {
  const folder = mkdtempSync(join(tmpdir(), 'usance-old-'));
  const old = ['usance-2025-01-31T235959Z.backup', 'usance-2026-10-19T021500Z.backup'];
  const kept = [
    'usance-2026-10-19T021501Z.backup',
    'usance-2026-11-23T021500Z.backup',
    'usance-2025-01-01T000000Z.backup.part',
    'usance-last-year.backup',
    'a-usance-2025-01-01T000000Z.backup',
    'letter.txt',
  ];
  for (const name of [...old, ...kept]) writeFileSync(join(folder, name), '');

  const removed = removeOldBackups(folder, 35, Date.parse('2026-11-23T02:15:01Z'));

  expect(removed).toEqual(old);
  expect(readdirSync(folder).toSorted()).toEqual(kept.toSorted());
  rmSync(folder, { recursive: true });
});
