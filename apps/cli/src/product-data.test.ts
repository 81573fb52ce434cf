import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CliServer, startCliServer } from './testing/cli-server.ts';

let cli: CliServer;
const usance = (...args: string[]) => cli.usance(...args);
const newProduct = (name: string) => cli.newProduct(name);

beforeAll(async () => {
  cli = await startCliServer();
});

afterAll(() => cli.close());

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
  const look = (input: readonly string[], ...args: string[]) => cli.usanceWith(input, 'installation', ...args);

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
    await fetch(`${cli.url}/v1/sync`, { method: 'POST', headers, body: JSON.stringify(sync) });

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

describe('usance export and usance erase', () => {
  const id = '3f0c1a52-7d0e-4c8b-9a55-000000000001';

  it('help a person whose ID is read from standard input', async () => {
    const exported = await cli.usanceWith([id], 'export', 'Looked at', '--note', 'ticket 12');
    const erased = await cli.usanceWith([id], 'erase', 'Looked at', '--received=2026-11-01', '--json');
    const nobody = await cli.usanceWith([id], 'export', 'Looked at', '--json');

    expect(JSON.parse(exported.printed)).toMatchObject({ sessionDays: [{ version: '4.2.0' }] });
    expect(JSON.parse(erased.printed)).toMatchObject({ request: { kind: 'erase', dueDay: '2026-12-01' } });
    expect(JSON.parse(nobody.printed)).toMatchObject({ request: { kind: 'export' }, export: { firstDay: null } });
    expect(nobody.said.at(-1)).toContain('Nothing is kept');
  });

  it('print the receipt alone, to be passed on', async () => {
    const erased = await cli.usanceWith([id], 'erase', 'Looked at');

    expect(erased.printed.trim()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(erased.said.join()).not.toContain(id);
  });

  it('say in one sentence what is wrong', async () => {
    for (const command of ['erase', 'export']) {
      expect(await cli.usanceWith([], command, 'Looked at', id)).toMatchObject({ code: 2 });
      expect(await cli.usanceWith(['me'], command, 'Looked at')).toMatchObject({ code: 2 });
    }
  });
});
