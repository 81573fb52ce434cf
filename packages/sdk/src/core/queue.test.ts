import { describe, expect, it } from 'vitest';
import { createHandClock } from '../testing/host.ts';
import { createMemoryDisk } from '../testing/memory-disk.ts';
import { aRecord, countingRandom } from '../testing/recording.ts';
import { createDropCounter } from './drops.ts';
import { createQueue } from './queue.ts';
import type { SessionRecord } from './session-record.ts';

const minute = 60_000;
const day = 1_440 * minute;
const text = (...records: SessionRecord[]) => JSON.stringify({ v: 2, records });

/** A queue on a disk that other runs share; those in `alive` live. */
function aQueue({ alive = [], room = 5_000_000 }: { alive?: string[]; room?: number } = {}) {
  const hand = createHandClock('2026-11-23T10:00:00Z');
  const disk = createMemoryDisk(hand.clock.now);
  const storage = disk.storageOf({ owner: 'me', isAlive: (owner) => alive.includes(owner), mayStep: () => true });
  const { drop, counts } = createDropCounter();
  const platform = { storage, random: countingRandom(), clock: hand.clock, room: { queue: room, log: 0 } };
  const queue = createQueue(platform, drop);
  return {
    hand,
    queue,
    counts,
    names: () => [...disk.files.keys()],
    put: (name: string, content: string) => disk.files.set(name, { text: content, at: hand.clock.now() }),
    gather: (left?: string[]) => queue.gather(hand.clock.now(), left).map(({ name }) => name),
  };
}

describe('the queue', () => {
  it('takes over what a run left that is gone, under a name that no run joins', async () => {
    const { queue, put, names, gather } = aQueue();
    put('live.gone.1.json', text(aRecord()));

    await queue.adopt();

    expect(names()).toEqual([expect.stringMatching(/^closed\.(?!\d{4}-)/)]);
    expect(gather()).toEqual(names());
  });

  it('leaves alone what runs record that live, and its own', async () => {
    const { queue, put, names, gather } = aQueue({ alive: ['other'] });
    put('live.other.1.json', text(aRecord()));
    put('live.me.1.json', text(aRecord()));

    await queue.adopt();

    expect(names()).toEqual(['live.other.1.json', 'live.me.1.json']);
    expect(gather()).toEqual([]);
  });

  it('takes over what nobody touched for a quarter of an hour, though its owner seems to live', async () => {
    const { queue, put, names, hand } = aQueue({ alive: ['other'] });
    put('live.other.1.json', text(aRecord()));
    hand.pass(15 * minute);
    await queue.adopt();
    expect(names()).toEqual(['live.other.1.json']);

    hand.pass(1);
    await queue.adopt();

    expect(names()).toEqual([expect.stringMatching(/^closed\./)]);
  });

  it('removes unfinished copies after an hour, and not those that are being written', async () => {
    const { queue, put, names, hand } = aQueue();
    put('old.tmp', 'x');
    hand.pass(60 * minute + 1);
    put('new.tmp', 'x');

    await queue.adopt();

    expect(names()).toEqual(['new.tmp']);
  });

  it('gathers the newest first', () => {
    const { put, gather, hand } = aQueue();
    for (const name of ['closed.b.json', 'closed.c.json', 'closed.a.json']) {
      put(name, text(aRecord({ session: name })));
      hand.pass(minute);
    }

    expect(gather()).toEqual(['closed.a.json', 'closed.c.json', 'closed.b.json']);
  });

  it('drops records after 30 days, and the file with the last of them', () => {
    const { put, gather, names, counts, queue, hand } = aQueue();
    put('closed.both.json', text(aRecord({ day: '2026-10-24' }), aRecord({ day: '2026-10-23', session: 'old' })));
    put('closed.old.json', text(aRecord({ day: '2026-10-23' }), aRecord({ day: '2026-10-01' })));
    hand.set('2026-11-23T00:00:00Z');

    const [both] = queue.gather(hand.clock.now());

    expect(both?.records.map((record) => record.day.day)).toEqual(['2026-10-24']);
    expect(names()).toEqual(['closed.both.json']);
    expect(counts()).toEqual({ 'too-old': 2 });
    expect(gather()).toEqual(['closed.both.json']);
    hand.pass(day);
    expect(gather()).toEqual([]);
    expect(names()).toEqual([]);
  });

  it('purges files after 30 days where nothing is ever sent', () => {
    const { put, queue, names, hand } = aQueue();
    put('closed.old.json', text(aRecord()));
    put('choice.json', '{}');
    hand.pass(30 * day);
    put('closed.new.json', text(aRecord()));
    hand.pass(1);

    queue.purge();

    expect(names()).toEqual(['choice.json', 'closed.new.json']);
  });

  it('takes no more of the disk than it may, and lets the oldest go first', () => {
    const content = text(aRecord());
    const { put, gather, names, counts, hand } = aQueue({ room: content.length * 3 });
    for (let i = 0; i < 5; i++) {
      put(`closed.${i}.json`, content);
      hand.pass(minute);
    }

    expect(gather()).toEqual(['closed.4.json', 'closed.3.json', 'closed.2.json']);
    expect(names()).toEqual(['closed.2.json', 'closed.3.json', 'closed.4.json']);
    expect(counts()).toEqual({ 'too-much': 2 });
  });

  it.each([
    ['half a file', '{"v":2,"records":[{"day'],
    ['nothing', ''],
    ['zeros, as after a power cut', '\0'.repeat(300)],
    ['another version', '{"v":3,"records":[]}'],
    [
      'the format of the first version',
      '{"v":1,"key":"pk_0","environment":"production","kind":"normal","records":[{}]}',
    ],
  ])('drops %s as unreadable, and takes the rest', (_what, content) => {
    const { put, gather, names, counts } = aQueue();
    put('closed.bad.json', content);
    put('closed.good.json', text(aRecord()));

    expect(gather()).toEqual(['closed.good.json']);
    expect(names()).toEqual(['closed.good.json']);
    expect(counts()).toEqual({ unreadable: 1 });
  });

  it('takes of a file that is damaged in part the records that are whole', () => {
    const { put, queue, hand } = aQueue();
    put('closed.part.json', JSON.stringify({ v: 2, records: [aRecord(), { day: null }, 3] }));

    expect(queue.gather(hand.clock.now())).toMatchObject([{ records: [{ day: aRecord().day }] }]);
  });

  it('looks at what it would take over, too, and leaves it where it is', async () => {
    const { put, queue, gather, names } = aQueue({ alive: ['other'] });
    put('live.gone.1.json', text(aRecord()));
    put('live.other.1.json', text(aRecord()));

    expect(await queue.left()).toEqual(['live.gone.1.json']);
    expect(gather(await queue.left())).toEqual(['live.gone.1.json']);
    expect(names()).toEqual(['live.gone.1.json', 'live.other.1.json']);
  });

  it('changes and counts nothing when it only looks', () => {
    const { put, gather, names, counts } = aQueue({ room: 700 });
    put('closed.bad.json', 'x');
    put('closed.old.json', text(aRecord({ day: '2020-01-01' })));
    put('closed.1.json', text(aRecord()));
    put('closed.2.json', text(aRecord()));
    const before = names();

    expect(gather([])).toHaveLength(1);
    expect(names()).toEqual(before);
    expect(counts()).toEqual({});
  });

  it('wipes everything but the choice and the log, of other runs too', () => {
    const { put, queue, names } = aQueue({ alive: ['other'] });
    for (const name of ['choice.json', 'sent.jsonl', 'sent.old.jsonl', 'closed.1.json', 'live.other.1.json', 'x.tmp'])
      put(name, '');
    put('installation.json', '');
    put('server.json', '');

    queue.wipe();

    expect(names()).toEqual(['choice.json', 'sent.jsonl', 'sent.old.jsonl']);
  });
});
