import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUp } from '../testing/backup-file.ts';
import { newFolder, removeFolder, startTestServer } from '../testing/test-server.ts';

let dataDir: string;

beforeEach(() => {
  dataDir = newFolder('backups');
});
afterEach(() => removeFolder(dataDir));

/** A server whose clock stands still. */
const serverAt = (time: string) => startTestServer(dataDir, {}, { now: () => new Date(time) });
const months = () => readdirSync(join(dataDir, 'backup-keys'));

describe('the keys of a server', () => {
  test('are destroyed when its last backup of the month is 35 days old, which ends the month’s backups', async () => {
    for (const time of ['2026-01-02T02:00:00.000Z', '2026-01-10T02:00:00.000Z', '2026-02-01T02:00:00.000Z']) {
      const server = await serverAt(time);
      await backUp(server.api, join(dataDir, 'last.backup'));
      await server.close();
    }
    expect(months()).toEqual(['2026-01', '2026-02']);

    const before = await serverAt('2026-02-14T01:59:59.000Z');
    const { backups } = await before.api.backups();
    await before.close();
    expect(backups.map(({ at, readableUntil }) => [at, readableUntil])).toEqual([
      ['2026-02-01T02:00:00.000Z', '2026-03-08T02:00:00.000Z'],
      ['2026-01-10T02:00:00.000Z', '2026-02-14T02:00:00.000Z'],
      ['2026-01-02T02:00:00.000Z', '2026-02-14T02:00:00.000Z'],
    ]);
    expect(months()).toEqual(['2026-01', '2026-02']);

    const after = await serverAt('2026-02-14T02:00:00.000Z');
    expect((await after.api.backups()).backups.map(({ readableUntil }) => readableUntil)).toEqual([
      '2026-03-08T02:00:00.000Z',
      null,
      null,
    ]);
    await after.close();
    expect(months()).toEqual(['2026-02']);
  });
});
