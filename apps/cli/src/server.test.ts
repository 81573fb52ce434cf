import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, startServer, type RunningServer } from '@usance/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from './main.ts';
import { capturedTerminal } from './testing/captured-terminal.ts';

const token = 'a-token-of-the-command-line-test';
let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usance-cli-'));
  server = await startServer(
    readConfig({
      PORT: '0',
      USANCE_DATA_DIR: join(folder, 'data'),
      USANCE_OWNER_TOKEN: token,
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'error',
    }),
  );
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function usance(...args: string[]): Promise<{ code: number; printed: string; said: string[] }> {
  const terminal = capturedTerminal({ USANCE_SERVER: server.url, USANCE_TOKEN: token });
  const code = await main(args, terminal);
  return { code, printed: terminal.printed, said: terminal.said };
}

async function newProduct(name: string): Promise<string> {
  const { printed } = await usance('product', 'create', name, '--json');
  return String((JSON.parse(printed) as { id: number }).id);
}

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
    const truthFile = join(folder, 'truth.json');
    const fleet = ['--product', id, '--installations', '120', '--days', '100', '--addresses'];

    const first = await usance('simulate', ...fleet, '--seed', '3', '--truth', truthFile, '--verify');
    const again = await usance('simulate', ...fleet, '--seed', '3', '--verify');
    const other = await usance('simulate', ...fleet, '--seed', '4', '--verify');

    expect(first).toMatchObject({ code: 0, printed: expect.stringMatching(/All \d+ answers equal the truth/) });
    expect(first.said).toEqual([expect.stringContaining('now accepts any number')]);
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

describe('usance segment', () => {
  it('makes, lists, changes and deletes a segment, which a report can be asked with', async () => {
    const product = await newProduct('Cut');
    const segment = (...args: string[]) => usance('segment', ...args, '--product', product);

    const made = await segment('add', 'Desk pros', 'edition=Pro', 'version=~^4\\.(1|2)&x', '--json');
    expect(JSON.parse(made.printed)).toMatchObject({ name: 'Desk pros', id: expect.any(Number) as number });
    expect((await segment('list')).printed).toMatch(/Desk pros +edition=Pro version=~\^4\\\.\(1\|2\)&x$/m);
    const asked = ['report', 'activity', 'segment=Desk pros', 'from=today', '--json', '--product', product];
    expect(JSON.parse((await usance(...asked)).printed)).toMatchObject({ query: { segment: 'Desk pros' } });

    expect((await segment('change', 'Desk pros', 'name=Pros')).printed).toMatch(/"Pros": edition=Pro version=~/);
    expect((await segment('change', 'Pros', 'os=!Linux')).printed).toMatch(/"Pros": os=!Linux$/m);
    expect(await segment('remove', 'Pros')).toMatchObject({ code: 0, printed: expect.stringContaining('"Pros"') });
    expect((await segment('list')).printed).toContain('no segment yet');
  });

  it('takes a name before a number, and says which there are', async () => {
    const product = await newProduct('Cut twice');
    const segment = (...args: string[]) => usance('segment', ...args, '--product', product);
    const { id } = JSON.parse((await segment('add', 'First', 'os=Linux', '--json')).printed) as { id: number };
    await segment('add', String(id), 'os=macOS');

    expect((await segment('change', String(id), 'os=Windows')).printed).toContain(`"${id}": os=Windows`);
    expect((await segment('remove', String(id))).code).toBe(0);
    expect((await segment('remove', String(id))).printed).toContain('"First"');
    expect(await segment('remove', 'Frist')).toMatchObject({ code: 1, said: ['There is no segment "Frist"'] });
  });

  it('says in one sentence what is wrong', async () => {
    const segment = (...args: string[]) => usance('segment', ...args, '--product', 'Cut');

    expect(await segment('add', 'Bad', 'oss=Linux')).toMatchObject({
      code: 1,
      said: [expect.stringContaining('`os`')],
    });
    for (const [args, word] of [
      [['add', 'Bad'], 'filters'],
      [['add', 'Bad', 'Linux'], 'key=value'],
      [['add'], 'name'],
      [['change', 'Pros'], 'new name'],
      [['change', 'Pros', 'name=A', 'name=B'], 'twice'],
      [['remove'], 'which'],
      [['ad'], 'did you mean "add"'],
    ] as const)
      expect(await segment(...args)).toMatchObject({ code: 2, said: [expect.stringContaining(word)] });
  });
});

describe('usance release', () => {
  it('says that a version came out, lists what it said, and forgets it', async () => {
    const product = await newProduct('Released');
    const today = new Date().toISOString().slice(0, 10);

    expect((await usance('release', product, '4.2.0')).printed).toBe(`4.2.0 of "Released" came out on ${today}.\n`);
    await usance('release', product, '4.2.0', '--day', '2026-02-01', '--note', 'Faster');
    expect((await usance('release', product)).printed).toMatch(/^4\.2\.0 +2026-02-01 +Faster$/m);
    expect(JSON.parse((await usance('release', product, '--json')).printed)).toMatchObject({
      releases: [{ version: '4.2.0', day: '2026-02-01' }],
    });
    expect(await usance('release', product, '4.20', '--delete')).toMatchObject({
      code: 1,
      said: [expect.stringContaining('did you mean "4.2.0"')],
    });
    expect((await usance('release', product, '4.2.0', '--delete')).code).toBe(0);
    expect((await usance('release', product)).printed).toBe('Nothing found.\n');
  });

  it('says in one sentence what is wrong', async () => {
    const wrong = await usance('release', 'Released', '4.2.0', '--day', '2026-02-30');

    expect(wrong).toMatchObject({ code: 1, said: [expect.stringContaining('day')] });
    expect(await usance('release')).toMatchObject({ code: 2, said: [expect.stringContaining('product')] });
  });
});

describe('usance installation', () => {
  const id = '3f0c1a52-7d0e-4c8b-9a55-000000000001';
  const look = async (input: readonly string[], ...args: string[]) => {
    const terminal = capturedTerminal({ USANCE_SERVER: server.url, USANCE_TOKEN: token }, input);
    const code = await main(['installation', ...args], terminal);
    return { code, printed: terminal.printed, said: terminal.said };
  };

  it('shows what is kept of the one whose ID is read from standard input', async () => {
    const product = await newProduct('Looked at');
    const { key } = JSON.parse((await usance('product', 'show', product, '--json')).printed) as { key: string };
    const day = new Date().toISOString().slice(0, 10);
    const sync = {
      key,
      installation: id,
      firstDay: day,
      sentAt: new Date().toISOString(),
      consent: { purposes: ['basic', 'usage'], basis: 'opt-in', day },
      contexts: [{ app: { version: '4.2.0' }, system: { os: 'Linux' } }],
      sessionDays: [{ session: id, day, revision: 1, context: 0, seconds: 600, uses: [['Export/PDF', 3]] }],
    };
    const headers = { 'content-type': 'application/json' };
    await fetch(`${server.url}/v1/sync`, { method: 'POST', headers, body: JSON.stringify(sync) });

    const shown = await look([` ${id.toUpperCase()} `], product);
    const inJson = await look([id], product, '--json', '--from=-1d');

    expect(shown).toMatchObject({ code: 0, said: [expect.stringContaining('ID')] });
    expect(shown.printed).toMatch(/Days 1, sessions 1, hours 0\.2/);
    expect(shown.printed).toMatch(/4\.2\.0 +Linux +10 +Export\/PDF × 3/);
    expect(JSON.parse(inJson.printed)).toMatchObject({ firstDay: day, isComplete: true });
  });

  it('says in one sentence what is wrong, and never the ID', async () => {
    const other = '3f0c1a52-7d0e-4c8b-9a55-000000000002';

    const unknown = await look([other], 'Looked at');
    const wrong = await look(['my-laptop'], 'Looked at');
    const onTheLine = await look([], 'Looked at', id);

    expect(unknown).toMatchObject({ code: 1, said: [expect.anything(), expect.stringContaining('nothing is kept')] });
    expect(wrong).toMatchObject({ code: 2, said: [expect.anything(), expect.stringContaining('no ID')] });
    expect(onTheLine).toMatchObject({ code: 2, said: [expect.stringContaining('standard input')] });
    expect([...unknown.said, ...wrong.said, ...onTheLine.said].join()).not.toMatch(
      /000000000002|my-laptop|000000000001/,
    );
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
