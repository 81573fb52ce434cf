import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CliServer, startCliServer } from './testing/cli-server.ts';

let cli: CliServer;

beforeAll(async () => {
  cli = await startCliServer();
});

afterAll(() => cli.close());

it('invites somebody by a link, changes their role, and removes them', async () => {
  const people = (...args: string[]) => cli.usance('people', ...args);
  expect((await people('list')).printed).toContain('set-up link');

  const made = await people('invite', 'Vera', 'Vera@example.com', '--json');
  const { id, address, path } = JSON.parse(made.printed) as { id: number; address: string; path: string };
  expect(address).toMatch(/\/welcome#[\w-]{43}$/);
  expect((await people('list')).printed).toMatch(/Vera +vera@example\.com +viewer +not yet +until \d{4}/);
  const again = await people('link', String(id));
  expect(again.printed).toMatch(/\/welcome#[\w-]{43}/);
  expect(again.printed).not.toContain(path);
  expect((await people('role', String(id), 'manager')).printed).toContain('Vera is manager now.');
  expect((await people('remove', String(id))).printed).toContain('signed out everywhere');

  expect((await people('list')).printed).not.toContain('Vera');
  expect((await people('changes')).printed).toMatch(
    /removed +Vera[^]*role-changed +Vera[^]*link-made +Vera[^]*invited +Vera/,
  );
});

it.each([
  [['invite', 'Vera'], 'with their address'],
  [['invite', 'Vera', 'vera@example.com', '--role', 'viewr'], 'viewer'],
  [['link', 'Vera'], 'by the number'],
  [['role', '3', 'admin'], 'There is no role "admin"'],
  [['remove'], 'by the number'],
] as const)('says what is wrong with usance people %j', async (args, word) => {
  expect(await cli.usance('people', ...args)).toMatchObject({ code: 2, said: [expect.stringContaining(word)] });
});
