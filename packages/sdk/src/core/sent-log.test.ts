import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSentLog } from '../rights/read-sent-log.ts';
import { createHandClock } from '../testing/host.ts';
import { createMemoryDisk } from '../testing/memory-disk.ts';
import { logRequest } from './sent-log.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

function aLog({ room = 1_000_000 } = {}) {
  const { clock } = createHandClock('2026-11-23T10:42:00Z');
  const disk = createMemoryDisk(clock.now);
  const storage = disk.storageOf({ owner: 'me', isAlive: () => true, mayStep: () => true });
  const platform = { storage, clock, digest, room: { queue: 0, log: room } };
  return {
    disk,
    log: async (body: string) => logRequest(platform, body),
    read: async () => readSentLog(platform),
    lines: () => (disk.files.get('sent.jsonl')?.text ?? '').split('\n').slice(0, -1),
    rewrite: (lines: string[]) =>
      disk.files.set('sent.jsonl', { text: lines.map((line) => `${line}\n`).join(''), at: 0 }),
  };
}
const aBody = (i: number) => JSON.stringify({ i, text: 'x'.repeat(300) });

/** A log of some requests, all answered. */
async function aFilledLog(count: number) {
  const made = aLog();
  for (let i = 0; i < count; i++) (await made.log(`{"n":${i}}`))?.('200');
  return made;
}

describe('the log of what was sent', () => {
  it('says what was sent, byte for byte, in which hour, and with what outcome', async () => {
    const { log, read } = aLog();
    const bodies = ['{"a":"ü 保存 \\u0000"}', '{}', '{"b":"\\n\\"outcome\\""}'];
    (await log(bodies[0] ?? ''))?.('200');
    await log(bodies[1] ?? '');
    (await log(bodies[2] ?? ''))?.('ECONNREFUSED');

    expect(await read()).toEqual([
      { hour: '2026-11-23T10', body: bodies[0], outcome: '200', isIntact: true },
      { hour: '2026-11-23T10', body: bodies[1], outcome: undefined, isIntact: true },
      { hour: '2026-11-23T10', body: bodies[2], outcome: 'ECONNREFUSED', isIntact: true },
    ]);
  });

  it('gives each of two requests its own outcome that are under way at once, as after a lock was taken over', async () => {
    const { log, read } = aLog();
    const first = await log('{"first":1}');
    const second = await log('{"second":2}');

    second?.('503');
    first?.('200');

    expect(await read()).toMatchObject([
      { body: '{"first":1}', outcome: '200' },
      { body: '{"second":2}', outcome: '503' },
    ]);
  });

  it('has the body before anything else happens, and lets nothing be sent that it does not have', async () => {
    const { log, disk, read } = aLog();
    await log('{"first":1}');
    expect(await read()).toMatchObject([{ body: '{"first":1}', outcome: undefined }]);

    disk.isFull = true;

    expect(await log('{"second":2}')).toBeUndefined();
  });

  it('keeps what was sent, however often something is tried on a disk that is full', async () => {
    const { log, disk, read } = aLog({ room: 3_000 });
    (await log(aBody(1)))?.('200');
    disk.isFull = true;
    for (let i = 0; i < 100; i++) await log(aBody(2));
    disk.isFull = false;

    (await log(aBody(2)))?.('200');

    expect(await read()).toMatchObject([
      { body: aBody(1), outcome: '200', isIntact: true },
      { body: aBody(2), outcome: '200', isIntact: true },
    ]);
  });

  it('goes on whole after a disk that was full in the middle of a line', async () => {
    const { log, disk, read } = await aFilledLog(2);
    disk.isFull = true;
    await log('{"never":"sent"}');
    disk.isFull = false;

    (await log('{"after":1}'))?.('200');

    const entries = await read();
    expect(entries.filter(({ body }) => body !== '{"never":"sent"}')).toEqual([
      { hour: '2026-11-23T10', body: '{"n":0}', outcome: '200', isIntact: true },
      { hour: '2026-11-23T10', body: '{"n":1}', outcome: '200', isIntact: true },
      { hour: '2026-11-23T10', body: '{"after":1}', outcome: '200', isIntact: true },
    ]);
  });

  it('keeps the body of a request whose outcome the disk took only in part, and all after it', async () => {
    const { log, disk, read } = aLog();
    const tell = await log('{"first":1}');
    disk.isFull = true;
    tell?.('200');
    disk.isFull = false;
    (await log('{"second":2}'))?.('200');

    expect(await read()).toMatchObject([
      { body: '{"first":1}', outcome: undefined, isIntact: true },
      { body: '{"second":2}', outcome: '200', isIntact: true },
    ]);
  });

  it('shows which entry was changed, or lost its successor, wherever one line is edited, deleted or moved', async () => {
    const kinds = fc.constantFrom('edit', 'delete', 'move', 'insert');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: 6 }),
        kinds,
        fc.tuple(fc.nat(), fc.nat()),
        async (count, kind, [which, where]) => {
          const { lines, rewrite, read } = await aFilledLog(count);
          const entries = lines().filter((line) => line.startsWith('{"hour'));
          // The last line has no successor yet that could vouch for it, and the first may have been let go by rotation.
          const at = 1 + (which % (count - 2));
          const changed = [...entries];
          if (kind === 'edit') changed[at] = (changed[at] ?? '').replace(/"n\\":(\d)/, '"n\\":1$1');
          else if (kind === 'insert') changed.splice(at, 0, changed[0] ?? '');
          else {
            const [line = ''] = changed.splice(at, 1);
            const to = where % changed.length;
            if (kind === 'move') changed.splice(to === at ? to + 1 : to, 0, line);
          }
          fc.pre(changed.join() !== entries.join());
          rewrite(changed);

          expect((await read()).some(({ isIntact }) => !isIntact)).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('points at the entry that was edited', async () => {
    const { lines, rewrite, read } = await aFilledLog(4);
    rewrite(lines().map((line) => line.replace(String.raw`{\"n\":1}`, String.raw`{\"n\":7}`)));

    expect((await read()).map(({ body, isIntact }) => [body, isIntact])).toEqual([
      ['{"n":0}', true],
      ['{"n":7}', false],
      ['{"n":2}', true],
      ['{"n":3}', true],
    ]);
  });

  it('stays within its room, lets the oldest go, and its chain goes on over the gap', async () => {
    const { log, disk, read } = aLog({ room: 4_000 });
    for (let i = 0; i < 60; i++) (await log(aBody(i)))?.('200');

    const bytes = [...disk.files.values()].reduce((sum, { text }) => sum + text.length, 0);
    const entries = await read();
    expect([...disk.files.keys()].toSorted()).toEqual(['sent.jsonl', 'sent.old.jsonl']);
    expect(bytes).toBeLessThanOrEqual(4_000 + 300);
    expect(entries.at(-1)).toMatchObject({ body: aBody(59), outcome: '200' });
    expect(entries.length).toBeGreaterThanOrEqual(4);
    expect(entries.map((entry) => entry.body)).toEqual(Array.from(entries, (_, i) => aBody(60 - entries.length + i)));
    expect(entries.every(({ isIntact }) => isIntact)).toBe(true);
  });

  it('is whole after a kill between letting the oldest go and writing the next', async () => {
    const { log, disk, read } = await aFilledLog(3);
    const kept = disk.files.get('sent.jsonl');
    if (kept) disk.files.set('sent.old.jsonl', kept);
    disk.files.delete('sent.jsonl');

    await log('{"next":1}');
    await log('{"last":1}');

    expect((await read()).map(({ isIntact }) => isIntact)).toEqual([true, true, true, true, true]);
  });

  it('reads nothing out of what is no log', async () => {
    const { rewrite, read } = aLog();
    rewrite(['', 'null', '[]', '{"outcome":"200"}', '{"hour":1,"body":2}', '\0\0']);

    expect(await read()).toEqual([]);
  });
});
