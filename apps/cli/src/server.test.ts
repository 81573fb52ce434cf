import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliServer, startCliServer } from './testing/cli-server.ts';

let cli: CliServer;
const usance = (...args: string[]) => cli.usance(...args);
const newProduct = (name: string) => cli.newProduct(name);

beforeAll(async () => {
  cli = await startCliServer();
});

afterAll(() => cli.close());

describe('usance product', () => {
  it('makes, shows, changes, lists and deletes a product', async () => {
    const id = await newProduct('Field Notes');

    expect((await usance('product', 'show', 'Field Notes')).printed).toMatch(/^key\s+pk_\w+$/m);
    expect(
      JSON.parse((await usance('product', 'set', id, 'lostAfterDays=45', 'name=Notes', '--json')).printed),
    ).toMatchObject({
      name: 'Notes',
      settings: { lostAfterDays: 45 },
    });
    expect((await usance('product', 'list')).printed).toContain('Notes');
    expect(await usance('product', 'delete', id)).toMatchObject({ code: 2, said: [expect.stringContaining('--yes')] });
    expect(await usance('product', 'delete', id, '--yes')).toMatchObject({ code: 0 });
    expect((await usance('product', 'list')).printed).not.toContain('Notes');
  });

  it("passes on the server's sentence about a value that cannot be", async () => {
    const id = await newProduct('Odd');

    const { code, said } = await usance('product', 'set', id, 'lostAfterDays=0');

    expect(code).toBe(1);
    expect(said[0]).toContain('lostAfterDays');
    await usance('product', 'delete', id, '--yes');
  });
});

describe('usance token', () => {
  it('makes a token that works until it is deleted', async () => {
    const made = JSON.parse((await usance('token', 'create', 'nightly', '--json')).printed) as {
      id: number;
      token: string;
    };

    expect((await usance('token', 'list')).printed).toContain('nightly');
    expect(await usance('product', 'list', '--token', made.token)).toMatchObject({ code: 0 });
    expect(await usance('token', 'delete', String(made.id))).toMatchObject({ code: 0 });
    expect(await usance('product', 'list', '--token', made.token)).toMatchObject({ code: 1 });
  });
});

describe('usance simulate', () => {
  it('fills a product, after which every report equals the truth, until something else arrives', async () => {
    const id = await newProduct('Simulated');
    const truthFile = join(cli.folder, 'truth.json');
    const fleet = ['--product', id, '--installations', '120', '--days', '100', '--addresses'];

    const first = await usance('simulate', ...fleet, '--seed', '3', '--truth', truthFile, '--verify');
    const again = await usance('simulate', ...fleet, '--seed', '3', '--verify');
    const other = await usance('simulate', ...fleet, '--seed', '4', '--verify');

    expect(first).toMatchObject({ code: 0, printed: expect.stringMatching(/All \d+ answers equal the truth/) });
    expect(first.said).toEqual([
      expect.stringContaining('now accepts any number'),
      'It also has the plan of the simulated product, as version 1.',
    ]);
    expect(JSON.parse(await readFile(truthFile, 'utf8'))).toContainEqual(
      expect.objectContaining({ report: 'breakdown' }),
    );
    expect(again.code).toBe(0);
    expect(other).toMatchObject({
      code: 1,
      said: [expect.anything(), expect.stringMatching(/differ from the truth in \d+ places/)],
    });
  }, 120_000);

  it('is right about IDs that expire and about a range that ended long ago', async () => {
    const id = await newProduct('Short-lived');
    await usance('product', 'set', id, 'identifierMonths=2', 'lostAfterDays=10');

    const done = await usance(
      'simulate',
      '--product',
      id,
      '--installations',
      '60',
      '--days',
      '150',
      '--to',
      '2026-06-30',
      '--verify',
    );

    expect(done).toMatchObject({ code: 0, printed: expect.stringContaining('equal the truth') });
  }, 120_000);
});

describe('usance simulate, of a product without IDs,', () => {
  it('tells it week by week what was used, and says that there is no truth to compare with', async () => {
    await usance('product', 'create', 'Weeks alone', 'identity=none');
    const fleet = ['simulate', '--product', 'Weeks alone', '--installations', '40', '--days', '60'];

    expect(await usance(...fleet)).toMatchObject({ code: 0 });
    const { printed } = await usance('report', 'weekly-features', '--product', 'Weeks alone', 'from=-60d', '--json');
    const { rows } = JSON.parse(printed) as { rows: { feature: string; active: number }[] };
    expect(rows.map(({ feature }) => feature)).toContain('Edit/Find');
    expect(await usance(...fleet, '--verify')).toMatchObject({
      code: 2,
      said: [expect.stringContaining('has no IDs')],
    });
  }, 60_000);
});

describe('usance report', () => {
  it('prints a table, CSV or the whole answer', async () => {
    const id = await newProduct('Reported');
    await usance('simulate', '--product', id, '--installations', '30', '--days', '40');
    const asked = ['report', 'breakdown', 'by=os', 'from=-39d', '--product', id];

    expect((await usance(...asked)).printed).toMatch(/^value\s+installations\s+sessions\s+hours\n/);
    expect((await usance(...asked, '--csv')).printed).toMatch(/^value,installations,sessions,hours\r\nWindows,\d+,/);
    expect(JSON.parse((await usance(...asked, '--json')).printed)).toMatchObject({
      report: 'breakdown',
      query: { by: 'os' },
    });
  }, 60_000);

  it('lists the reports, and says what the numbers of one mean', async () => {
    expect((await usance('report')).printed).toMatch(/^activity +Active, new, returning and lost installations$/m);
    expect((await usance('report', 'activity', '--about')).printed).toMatch(/^ {2}interval=day +How the range is cut/m);
    expect((await usance('report', 'activty')).said[0]).toContain('did you mean "activity"?');
  });

  it('prints what it is compared with below', async () => {
    const { printed } = await usance(
      'report',
      'activity',
      'from=-3d',
      'interval=total',
      'compare=previous',
      '--product',
      'Reported',
    );

    expect(printed.match(/^period +active/gm)).toHaveLength(2);
    expect(printed).toMatch(/^\d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d:$/m);
  });

  it("passes on the server's sentence about a filter that is not known", async () => {
    const { code, said } = await usance('report', 'activity', 'oss=Windows', '--product', 'Reported');

    expect(code).toBe(1);
    expect(said[0]).toContain('os');
  });
});

describe('usance status', () => {
  it('says that the server is ready and what has arrived', async () => {
    const { code, printed } = await usance('status');

    expect(code).toBe(0);
    expect(printed).toContain('is ready');
    expect(printed).toMatch(/Reported\s+3\d\s/);
  });
});

describe('usance documents', () => {
  it('writes what the product’s configuration says, and tells when it says something else', async () => {
    const id = await newProduct('Documented');
    const asked = ['documents', id, '--language', 'fr', '--out', join(cli.folder, 'privacy')];

    expect((await usance(...asked, '--check')).code).toBe(1);
    expect(await usance(...asked)).toMatchObject({ code: 0, printed: expect.stringContaining('10 documents written') });
    expect(await readFile(join(cli.folder, 'privacy', 'fr', 'policy.md'), 'utf8')).toContain('755 jours');
    expect((await usance(...asked, '--check')).code).toBe(0);
    await usance('product', 'set', id, 'keepSessionDays=100');
    expect((await usance(...asked, '--check')).said[0]).toContain('policy.md');
    expect((await usance('documents', id, '--language', 'xx')).code).toBe(2);
  });
});
