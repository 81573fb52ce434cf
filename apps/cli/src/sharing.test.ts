import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CliServer, startCliServer } from './testing/cli-server.ts';

let cli: CliServer;

beforeAll(async () => {
  cli = await startCliServer();
});

afterAll(() => cli.close());

it('makes, lists and ends a link that anybody can open', async () => {
  const product = await cli.newProduct('Shared');
  const share = (...args: string[]) => cli.usance('share', ...args, '--product', product);

  expect((await share('list')).printed).toContain('no share yet');
  const made = await share('add', 'Board', 'activity', 'from=-6d', '--days', '9', '--group', '20', '--json');
  const { id, address, path } = JSON.parse(made.printed) as { id: number; address: string; path: string };
  const answer = new URL(path, address);
  expect((await share('list')).printed).toMatch(/Board +activity +rolling +20 /);
  expect(address).toMatch(/\/s\/us_[\w-]{43}$/);
  expect(await (await fetch(answer)).json()).toMatchObject({ product: 'Shared', name: 'Board', leastGroup: 20 });

  expect((await share('end', String(id))).printed).toContain('Ended');
  expect((await fetch(answer)).status).toBe(404);
});

it('publishes numbers for good', async () => {
  const product = await cli.newProduct('Published');
  const asked = ['publish', 'os', 'from=-9d', 'to=-2d', 'Windows', 'Plan 9', '--epsilon', '0.25', '--product', product];

  const printed = (await cli.usance(...asked)).printed;

  expect(printed).toMatch(/Plan 9 +\d+/);
  expect(printed).toContain('scale 4: ε = 0.25');
  expect((await cli.usance(...asked)).printed).toBe(printed);
});

it.each([
  [['share', 'add', 'Board'], 'the report'],
  [['share', 'add', 'Board', 'activity', 'today'], 'key=value'],
  [['share', 'add', 'Board', 'activity', '--group', 'five'], 'number like 10'],
  [['share', 'end'], 'which share'],
  [['publish', 'os'], 'what it may cost'],
  [['publish', 'os', '--epsilon', '1e-3'], 'three places'],
  [['publish', 'os', 'Windows', '--epsilon', '0.5'], 'first and the last day'],
] as const)('says what is wrong with usance %j', async (args, word) => {
  const product = await cli.newProduct(`Wrong ${args.join(' ')}`);

  expect(await cli.usance(...args, '--product', product)).toMatchObject({
    code: 2,
    said: [expect.stringContaining(word)],
  });
});
