import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newFolder, removeFolder } from '../testing/test-server.ts';
import { expiryOf, openBackupKeys } from './backup-keys.ts';

let folder: string;

beforeEach(() => {
  folder = newFolder('keys');
});
afterEach(() => removeFolder(folder));

describe('the keys of backups', () => {
  test('are one a month, random, and for their owner only', () => {
    const keys = openBackupKeys(join(folder, 'keys'));

    const first = keys.use(new Date('2026-11-01T00:00:00Z'));
    const again = keys.use(new Date('2026-11-30T23:59:59Z'));
    const next = keys.use(new Date('2026-12-01T00:00:00Z'));

    expect(again.secret.equals(first.secret)).toBe(true);
    expect(next.secret.equals(first.secret)).toBe(false);
    expect(first.secret).toHaveLength(32);
    expect(readdirSync(keys.folder)).toEqual(['2026-11', '2026-12']);
    expect(statSync(keys.folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(keys.folder, '2026-11')).mode & 0o777).toBe(0o600);
    expect(openBackupKeys(keys.folder).find('2026-11')).toEqual(again);
    expect(keys.find('2026-10')).toBeUndefined();
    expect(keys.find('../keys')).toBeUndefined();
  });

  test('are destroyed 35 days after the last backup of their month, and not before', () => {
    const keys = openBackupKeys(folder);
    keys.use(new Date('2026-11-01T02:00:00Z'));
    const { lastUsedAt } = keys.use(new Date('2026-11-20T02:00:00Z'));
    keys.use(new Date('2026-12-24T02:00:00Z'));
    const secret = readFileSync(join(folder, '2026-11'), 'utf8').split('\n')[0];

    expect(expiryOf(lastUsedAt)).toEqual(new Date('2026-12-25T02:00:00Z'));
    expect(keys.destroyExpired(new Date('2026-12-25T01:59:59Z'))).toEqual([]);
    expect(keys.destroyExpired(new Date('2026-12-25T02:00:00Z'))).toEqual(['2026-11']);
    expect(readdirSync(folder)).toEqual(['2026-12']);
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))).not.toContain(secret);
  });

  test('leave other files of their folder alone', () => {
    writeFileSync(join(folder, 'read-me'), 'keep a copy of this folder');
    writeFileSync(join(folder, '2026-10'), 'no key at all');
    const keys = openBackupKeys(folder);

    expect(keys.destroyExpired(new Date('2999-01-01T00:00:00Z'))).toEqual([]);
    expect(readdirSync(folder)).toEqual(['2026-10', 'read-me']);
    expect(openBackupKeys(join(folder, 'none')).destroyExpired(new Date())).toEqual([]);
  });
});
