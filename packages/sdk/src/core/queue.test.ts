import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodePlatform } from '../node/node-platform.ts';
import { productKey, temporaryFolder } from '../testing/host.ts';
import { createDropCounter } from './drops.ts';
import { readJournal, writeJournal } from './journal.ts';
import { createQueue } from './queue.ts';
import type { SessionRecord } from './session-record.ts';

const today = new Date().toISOString().slice(0, 10);
const aRecord = (session: string, acknowledged = 0): SessionRecord => ({
  sessionDay: { session, day: today, revision: 3, seconds: 0 },
  context: {},
  acknowledged,
});
const content = (...records: SessionRecord[]) =>
  writeJournal({ key: productKey, environment: 'production', kind: 'normal', records });

describe('the queue', () => {
  let place: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    place = temporaryFolder();
    mkdirSync(place.folder, { recursive: true });
  });
  afterEach(() => place.remove());

  const put = (name: string, text: string) => writeFileSync(join(place.folder, name), text);
  const aQueue = () =>
    createQueue(createNodePlatform({ storageFolder: place.folder, environment: {} }), createDropCounter());
  const gather = async () => aQueue().gather(Date.now(), ['basic']);
  const recordsIn = (name: string) =>
    readJournal(readFileSync(join(place.folder, name), 'utf8'))?.records.map(({ sessionDay }) => sessionDay.session);

  it('takes over what a process left that is gone', async () => {
    put('live.999999-1.a.json', content(aRecord('left')));

    const journals = await gather();

    expect(journals.flatMap(({ records }) => records)).toMatchObject([{ sessionDay: { session: 'left' } }]);
    expect(readdirSync(place.folder)).toMatchObject([expect.stringMatching(/^closed\./)]);
  });

  it('leaves alone what a process records that lives', async () => {
    const name = `live.${process.ppid}-1.a.json`;
    put(name, content(aRecord('running')));

    expect(await gather()).toEqual([]);
    expect(readdirSync(place.folder)).toEqual([name]);
  });

  it('takes over what nobody touched for long, though the process number is in use again', async () => {
    const name = `live.${process.ppid}-1.a.json`;
    put(name, content(aRecord('left')));
    const hourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(join(place.folder, name), hourAgo, hourAgo);

    expect(await gather()).toHaveLength(1);
  });

  it('removes what is done with, and keeps the rest', async () => {
    put('closed.a.json', content(aRecord('one'), aRecord('two'), aRecord('acknowledged', 3)));
    const [journal] = await gather();
    if (journal === undefined) throw new Error('the file was not read');

    await aQueue().settle(journal, new Set(journal.records.slice(0, 1)));

    expect(recordsIn('closed.a.json')).toEqual(['two']);
  });

  it('removes a file when all in it is done with', async () => {
    put('closed.a.json', content(aRecord('one'), aRecord('acknowledged', 3)));
    const [journal] = await gather();
    if (journal === undefined) throw new Error('the file was not read');

    await aQueue().settle(journal, new Set(journal.records));

    expect(existsSync(join(place.folder, 'closed.a.json'))).toBe(false);
  });

  it('leaves a file alone that another process changed meanwhile', async () => {
    put('closed.a.json', content(aRecord('one')));
    const [journal] = await gather();
    if (journal === undefined) throw new Error('the file was not read');
    put('closed.a.json', content(aRecord('one'), aRecord('new')));

    await aQueue().settle(journal, new Set(journal.records));

    expect(recordsIn('closed.a.json')).toEqual(['one', 'new']);
  });

  it('removes half-written files, once they are old', async () => {
    put('a.tmp', 'half');
    put('b.tmp', 'half');
    const longAgo = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(join(place.folder, 'a.tmp'), longAgo, longAgo);

    await gather();

    expect(readdirSync(place.folder)).toEqual(['b.tmp']);
  });
});
