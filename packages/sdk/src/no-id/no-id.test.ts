import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sync } from '@usance/protocol';
import { dayMs } from '../core/day.ts';
import type { Platform } from '../core/platform.ts';
import { createFileStorage } from '../node/file-storage.ts';
import { createHandClock, patient, startHost, temporaryFolder } from '../testing/host.ts';
import { goodAnswer, startPeer, type Peer } from '../testing/peer.ts';

describe('without an ID', () => {
  let peer: Peer;
  let place: ReturnType<typeof temporaryFolder>;
  let hand: ReturnType<typeof createHandClock>;

  beforeEach(async () => {
    hand = createHandClock('2026-11-23T10:00:00Z');
    peer = await startPeer((sync) =>
      goodAnswer(sync, { accepted: 1, serverTime: new Date(hand.clock.now()).toISOString() }),
    );
    place = temporaryFolder();
  });
  afterEach(async () => {
    place.remove();
    await peer.close();
  });
  const start = () =>
    startHost({ folder: place.folder, endpoint: peer.endpoint, identity: 'none', platform: { clock: hand.clock } });
  /** A run of the program; it asks for a sync, as every run does by itself now and then. */
  async function run(...features: string[]) {
    const host = start();
    for (const feature of features) host.track(feature);
    return host.shutdown(patient);
  }
  const weeks = () => peer.syncs.flatMap((sync) => sync.weeks ?? []);

  it('nothing is sent before the week is over, and then one report of it', async () => {
    await run('B', 'A');
    hand.pass(dayMs);
    await run('A');
    hand.pass(4 * dayMs);
    expect(await run()).toMatchObject({ kind: 'nothing' });
    expect(peer.syncs).toEqual([]);

    for (let day = 0; day < 9; day++) {
      hand.pass(dayMs);
      await run();
    }

    expect(weeks().filter(({ week }) => week === '2026-W48')).toEqual([
      {
        report: expect.any(String) as string,
        week: '2026-W48',
        activeDays: 4,
        cohort: 'first week',
        context: 0,
        uses: [
          ['A', 2],
          ['B', 1],
        ],
      },
    ]);
    expect(peer.syncs[0]).not.toHaveProperty('installation');
    expect(peer.syncs[0]).not.toHaveProperty('firstDay');
    expect(peer.syncs[0]).not.toHaveProperty('sessionDays');
    expect(peer.syncs[0]?.consent.day).toBe('2026-11-23');
  });

  it('a report that is not acknowledged is sent again as it was, and never made twice', async () => {
    await run('A');
    peer.replyWith((sync, n) => (n < 3 ? undefined : goodAnswer(sync, { accepted: 1 })));
    hand.pass(13 * dayMs);
    const host = startHost({
      folder: place.folder,
      endpoint: peer.endpoint,
      identity: 'none',
      requestTimeoutMs: 1_500,
      platform: { clock: hand.clock },
    });
    for (let i = 0; i < 6; i++) {
      await host.flush(patient);
      hand.pass(dayMs);
    }
    await host.shutdown(patient);

    // Which week goes first is left to chance.
    const told = weeks();
    const different = new Set(told.map((week) => JSON.stringify(week)));
    expect(told.length).toBeGreaterThan(different.size);
    expect(different.size).toBe(new Set(told.map(({ week }) => week)).size);
  });

  it('a session that goes on over midnight leaves its days behind', async () => {
    const host = start();
    host.track('A');
    await host.flush(patient);
    for (let day = 0; day < 13; day++) {
      hand.pass(dayMs);
      host.track('A');
      await host.flush(patient);
    }
    await host.shutdown(patient);

    expect(weeks().find(({ week }) => week === '2026-W48')).toMatchObject({ activeDays: 7, uses: [['A', 7]] });
  });

  it('no value of one report is in another, but for what is declared', async () => {
    const bodies: string[] = [];
    const send: Platform['send'] = ({ body }) => {
      bodies.push(body);
      const { body: text } = goodAnswer(JSON.parse(body) as Sync, {
        accepted: 1,
        serverTime: new Date(hand.clock.now()).toISOString(),
      });
      return { outcome: Promise.resolve({ kind: 'answer', status: 200, body: text }), abort: () => undefined };
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom('A', 'B', 'C/D'), { maxLength: 3 }), { minLength: 52, maxLength: 52 }),
        async (weeklyUses) => {
          const { folder, remove } = temporaryFolder();
          const files = createFileStorage(folder);
          // As young as the hand clock has it, or they would be purged for their age.
          const storage = { ...files, modifiedAt: (name: string) => files.modifiedAt(name) && hand.clock.now() };
          bodies.length = 0;
          for (const uses of weeklyUses) {
            const host = startHost({ folder, identity: 'none', platform: { clock: hand.clock, send, storage } });
            for (const feature of uses) host.track(feature);
            await host.shutdown(patient);
            hand.pass(7 * dayMs);
          }
          remove();

          const times = new Map<string, number>();
          for (const body of bodies)
            for (const token of new Set(valuesOf(JSON.parse(body)))) times.set(token, (times.get(token) ?? 0) + 1);
          const repeated = [...times].filter(([token, count]) => count > 1 && !declared.test(token));
          expect(bodies.length).toBeGreaterThanOrEqual(48);
          expect(repeated).toEqual([]);
        },
      ),
      { numRuns: 5 },
    );
  }, 120_000);

  it('what is kept on the disk goes with a refusal', async () => {
    const host = start();
    host.track('A');
    await host.flush(patient);
    host.consent.set('denied');
    await host.shutdown(patient);

    expect(readdirSync(place.folder)).toEqual(['choice.json']);
  });
});

/** What every installation sends alike: the key, the purposes, what system it runs on, counts, names of features, the cohort. */
const declared =
  /^(?:pk_\w+|normal|ephemeral|notice|basic|usage|diagnostics|content|production|1\.0\.0|A|B|C\/D|\d{1,6}|.* weeks?|over a year|true|false)$/;

/** Every value in a body but what describes the system, which is declared. */
function valuesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(valuesOf);
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([key, part]) => (key === 'system' ? [] : valuesOf(part)));
}
