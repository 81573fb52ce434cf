import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCliServer, type CliServer } from '../testing/cli-server.ts';

let server: CliServer;

beforeAll(async () => {
  server = await startCliServer();
});
afterAll(() => server.close());

describe('usance backup', () => {
  it('writes a file for its owner alone under the name that is given, or one of its own in a folder', async () => {
    const file = join(server.folder, 'mine.backup');
    const folder = join(server.folder, 'backups');

    const named = await server.usance('backup', '--to', file, '--no-verify');
    writeFileSync(file, 'older'); // is replaced
    await server.usance('backup', '--to', file, '--no-verify');
    const inFolder = await server.usance('backup', '--to', `${folder}/`, '--no-verify', '--json');

    expect(named.printed).toMatch(/^Backed up to .*mine\.backup \(0 MB\)\. It was not tried\.\n$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(file).size).toBeGreaterThan(500);
    const [name = ''] = readdirSync(folder);
    expect(name).toMatch(/^usance-.*Z\.backup$/);
    expect(JSON.parse(inFolder.printed)).toEqual({
      file: join(folder, name),
      bytes: statSync(join(folder, name)).size,
      tried: null,
      removed: [],
    });
    expect((await server.usance('backup', 'list')).printed.split('\n')).toHaveLength(2 + 3 + 1);
  });

  it('deletes what is older than it keeps, in its folder', async () => {
    const folder = join(server.folder, 'old');
    await server.usance('backup', '--to', `${folder}/`, '--no-verify');
    const old = 'usance-2025-01-01T000000Z.backup';
    writeFileSync(join(folder, old), '');

    const all = await server.usance('backup', '--to', folder, '--no-verify', '--keep', '0');
    expect(all.said).toEqual([]);
    const some = await server.usance('backup', '--to', folder, '--no-verify');
    expect(some.said).toEqual([`Deleted ${old}, older than 35 days.`]);
    expect(readdirSync(folder)).not.toContain(old);
  });

  it('cannot write into a folder that is not there, and leaves nothing', async () => {
    const answered = await server.usance('backup', '--to', join(server.folder, 'no', 'such.backup'), '--no-verify');

    expect(answered).toMatchObject({ code: 1, said: [expect.stringMatching(/could not be made: ENOENT/)] });
    // The server hears of it a moment later; until then it makes no other one.
    const next = () => server.usance('backup', '--to', join(server.folder, 'next'), '--no-verify');
    await expect.poll(async () => (await next()).code).toBe(0);
  });

  it.each([
    [['backup'], 'Say where the backup goes: usance backup --to /backups'],
    [['backup', 'lists'], 'usance backup takes options or "list", not "lists"'],
    [['backup', '--to', '/tmp', '--keep', 'all'], '--keep must be a whole number from 0 to 3650, not "all"'],
    [['restore'], 'Say which backup to restore: usance restore <file>'],
    [['restore', 'one', 'two'], 'Say which backup to restore: usance restore <file>'],
  ])('refuses %j', async (args, message) => {
    expect(await server.usance(...args)).toEqual({ code: 2, printed: '', said: [message] });
  });
});

describe('usance restore', () => {
  it('says in one sentence why it cannot', async () => {
    const data = join(server.folder, 'other');

    const answered = await server.usance('restore', join(server.folder, 'nowhere'), '--data', data);

    expect(answered).toMatchObject({
      code: 1,
      said: [expect.stringMatching(/^Nothing was restored: .*nowhere cannot be read: ENOENT/)],
    });
  });
});
