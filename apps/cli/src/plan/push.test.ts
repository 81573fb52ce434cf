import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCliServer, type CliServer } from '../testing/cli-server.ts';

let cli: CliServer;
let product: string;

beforeAll(async () => {
  cli = await startCliServer();
  product = await cli.newProduct('Field Notes');
});

afterAll(() => cli.close());

const dayFromToday = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Writes a plan's file, and answers where it lies. */
async function aPlanFile(properties = ''): Promise<string> {
  const file = join(cli.folder, 'usance.plan.yaml');
  const kept = `owner: core team, added: ${dayFromToday(-5)}, expires: ${dayFromToday(300)}, retention: 395`;
  const yaml = `product: Field Notes\nfeatures:\n  Notes/Add: { description: Counts notes., ${kept} }\n`;
  await writeFile(file, properties === '' ? yaml : `${yaml}properties:\n  ${properties}, ${kept} }\n`);
  return file;
}

const theme = 'theme: { description: Tells the look., type: enum, values: [dark, light]';
const plan = (...args: string[]) => cli.usance('plan', ...args, '--product', product);

describe('usance plan push', () => {
  it('says of a product without a plan what that means', async () => {
    expect(await plan('show')).toMatchObject({ code: 1, said: [expect.stringContaining('any feature is counted')] });
    expect((await plan('history')).printed).toContain('has no plan');
  });

  it('puts a plan into force, and says what it changes; the same again changes nothing', async () => {
    const pushed = await plan('push', await aPlanFile());
    expect(pushed).toMatchObject({ code: 0 });
    expect(pushed.printed).toMatch(/narrowing {2}features: only the 1 features of the plan are counted/);
    expect(pushed.printed).toMatch(
      /Version 1 of the plan of "Field Notes" is in force, with 2 changes: SHA-256 [0-9a-f]{64}/,
    );

    expect((await plan('push', await aPlanFile())).printed).toContain('is in force already, as version 1');
  });

  it('needs a reason for what widens, and names it', async () => {
    const refused = await plan('push', await aPlanFile(theme));
    expect(refused.code).toBe(1);
    expect(refused.said.join()).toMatch(/properties › theme: new property.*--reason/);

    const pushed = await plan('push', await aPlanFile(theme), '--reason', 'Tells which look is polished first.');
    expect(pushed.printed).toMatch(/widening {3}properties › theme: new property, one of dark, light/);
    expect((await plan('history')).printed).toMatch(/2 .* 1 +0 +0 +Tells which look is polished first\./);
    expect((await plan('show')).printed).toMatch(/# Version 2 of .*\nproduct: Field Notes\n/);
    expect(JSON.parse((await plan('show', '--json')).printed)).toMatchObject({ version: 2, plan: { properties: {} } });
  });

  it('pushes nothing that is not in order', async () => {
    const free = await plan('push', await aPlanFile('theme: { description: Tells the look., type: text'));

    expect(free).toMatchObject({ code: 1, said: expect.arrayContaining([expect.stringContaining('no free text')]) });
    expect(await plan('push', 'none.yaml')).toMatchObject({ code: 1, said: [expect.stringContaining('There is no')] });
  });
});
