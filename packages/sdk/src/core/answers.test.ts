import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Sync } from '@usance/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHandClock, patient, startHost, temporaryFolder } from '../testing/host.ts';
import { goodAnswer, startPeer, type Peer, type Reply } from '../testing/peer.ts';
import { storedDays, usesOf } from '../testing/stored-days.ts';

const problem = (status: number, fields: object = {}, headers: Record<string, string> = {}): Reply => ({
  status,
  headers,
  body: JSON.stringify({ type: '/problems/x', title: 'x', status, code: 'x', detail: 'x', ...fields }),
});
const portal: Reply = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Please log in</html>' };
const isBad = (sync: Sync) => 'Run/4' in usesOf(sync.sessionDays ?? []);

interface Kept {
  records: { day: { sessions: number } }[];
}

describe('what is done with an answer', () => {
  let peer: Peer;
  let place: ReturnType<typeof temporaryFolder>;

  beforeEach(async () => {
    peer = await startPeer();
    place = temporaryFolder();
  });
  afterEach(async () => {
    place.remove();
    await peer.close();
  });
  const start = (options = {}) => startHost({ folder: place.folder, endpoint: peer.endpoint, ...options });
  const waiting = () => readdirSync(place.folder).filter((name) => name.startsWith('closed.'));
  const waitingSessions = () =>
    waiting()
      .flatMap((name) => (JSON.parse(readFileSync(join(place.folder, name), 'utf8')) as Kept).records)
      .reduce((sum, { day }) => sum + day.sessions, 0);
  /** What the SDK keeps of what the server said. */
  const word = () =>
    JSON.parse(readFileSync(join(place.folder, 'server.json'), 'utf8')) as Record<
      'failures' | 'notBefore' | 'nextSyncAt' | 'offsetMs',
      number
    >;

  /** Runs of the program that leave a session each, unsent: of several versions, or they would be one record. */
  async function leave(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const host = start({ app: { version: `2.0.${i}` } });
      host.track(`Run/${i}`);
      await host.shutdown({ timeoutMs: 0 });
    }
  }

  it('lets go of what a good answer acknowledges', async () => {
    await leave(3);

    const result = await start().shutdown(patient);

    expect(result).toMatchObject({ kind: 'sent', accepted: 4 });
    expect(peer.syncs).toHaveLength(1);
    expect(waiting()).toEqual([]);
  });

  it.each<[string, Reply]>([
    ['a captive portal', portal],
    ['an empty 200', { status: 200, body: '' }],
    ['a 200 of something else', { status: 200, body: '{"accepted":1}' }],
    ['a 200 with a wrong time', goodAnswer({} as Sync, { serverTime: 'now' })],
    ['204', { status: 204, body: '' }],
    ['401', problem(401)],
    ['403', problem(403)],
    ['404', problem(404)],
    ['415', problem(415)],
    ['429', problem(429)],
    ['500', problem(500)],
    ['502 of a proxy', { status: 502, body: '<html>' }],
    ['503', problem(503)],
    ['400 for the envelope', problem(400, { at: 'key' })],
  ])('keeps everything after %s, and waits longer each time', async (_what, reply) => {
    await leave(2);
    peer.replyWith(() => reply);

    const host = start();
    const result = await host.flush(patient);
    await host.shutdown({ timeoutMs: 0 });

    expect(result).toMatchObject({ kind: 'kept' });
    expect(peer.syncs).toHaveLength(1);
    expect(word()).toMatchObject({ failures: 1, notBefore: expect.any(Number) as number });
    peer.replyWith((sync) => goodAnswer(sync));
    await start().shutdown(patient);
    expect(usesOf(storedDays(peer.syncs.slice(1)))).toEqual({ 'Run/0': 1, 'Run/1': 1 });
    expect(waiting()).toEqual([]);
  });

  it('follows no redirect', async () => {
    const other = await startPeer();
    for (const status of [301, 302, 303, 307, 308]) {
      peer.replyWith(() => ({ status, body: '', headers: { location: `${other.endpoint}/v1/sync` } }));
      await start().shutdown(patient);
    }

    expect(peer.syncs).toHaveLength(5);
    expect(other.connections()).toBe(0);
    expect(waitingSessions()).toBe(5);
    await other.close();
  });

  it.each([400, 422])('finds the one record that makes %i, and drops no other', async (status) => {
    await leave(9);
    peer.replyWith((sync) => (isBad(sync) ? problem(status) : goodAnswer(sync)));

    const result = await start().shutdown(patient);

    expect(result).toMatchObject({ kind: 'sent', accepted: 9, dropped: { refused: 1 } });
    expect(Object.keys(usesOf(storedDays(peer.syncs.filter((sync) => !isBad(sync))))).toSorted()).toEqual(
      [0, 1, 2, 3, 5, 6, 7, 8].map((i) => `Run/${i}`),
    );
    expect(waiting()).toEqual([]);
  });

  it('sends in halves what is too large', async () => {
    await leave(5);
    peer.replyWith((sync) => ((sync.sessionDays?.length ?? 0) > 2 ? problem(413) : goodAnswer(sync)));

    expect(await start().shutdown(patient)).toMatchObject({ kind: 'sent', accepted: 6 });
    expect(waiting()).toEqual([]);
  });

  it('deletes everything and stops after 410, until the person chooses anew', async () => {
    await leave(2);
    peer.replyWith(() => problem(410));

    const host = start();
    expect(await host.flush(patient)).toMatchObject({ kind: 'erased' });
    host.track('After');
    expect(host.consent.status()).toMatchObject({ collecting: false, reason: 'erased' });
    await host.shutdown(patient);

    expect(readdirSync(place.folder)).toEqual(['choice.json']);
    expect(start().consent.status().reason).toBe('erased');
    expect(peer.syncs).toHaveLength(1);
  });

  it('asks again when the server says, and not even on request before', async () => {
    peer.replyWith(() => problem(503, {}, { 'retry-after': '120' }));
    const host = start();
    const before = Date.now();
    await host.flush(patient);

    expect(await host.flush(patient)).toMatchObject({ kind: 'paused' });
    await host.shutdown(patient);

    expect(peer.syncs).toHaveLength(1);
    expect(word().notBefore - before).toBeGreaterThanOrEqual(120_000);
    expect(word().nextSyncAt).toBeGreaterThanOrEqual(word().notBefore);
  });

  it('believes a pause of a day at most', async () => {
    peer.replyWith(() => problem(503, {}, { 'retry-after': '99999999' }));
    await start().shutdown(patient);

    expect(word().notBefore - Date.now()).toBeLessThanOrEqual(86_400_000);
  });

  it('keeps everything when nobody answers in time, or the line breaks off', async () => {
    peer.replyWith(() => undefined);
    const host = start({ requestTimeoutMs: 100 });
    host.track('A');
    expect(await host.flush(patient)).toMatchObject({ kind: 'kept' });
    await host.shutdown({ timeoutMs: 0 });
    const breaking = createServer((socket) => socket.destroy());
    breaking.listen(0, '127.0.0.1');
    await once(breaking, 'listening');
    const { port } = breaking.address() as AddressInfo;

    expect(await start({ endpoint: `http://127.0.0.1:${port}` }).shutdown(patient)).toMatchObject({ kind: 'kept' });
    breaking.close();
    await once(breaking, 'close');
    expect(await start({ endpoint: `http://127.0.0.1:${port}` }).shutdown(patient)).toMatchObject({ kind: 'kept' });

    expect(waitingSessions()).toBe(3);
  });

  it('records nothing while the product is switched off, asks weekly, and goes on when it is on again', async () => {
    const hand = createHandClock('2026-11-23T10:00:00Z');
    const off = { settings: { syncEverySeconds: 1200, collect: 'none' as const }, serverTime: '2026-11-23T10:00:00Z' };
    peer.replyWith((sync) => goodAnswer(sync, off));
    const host = start({ platform: { clock: hand.clock } });
    await host.flush(patient);
    host.track('While off');

    expect(host.consent.status()).toMatchObject({ collecting: false, reason: 'switched-off' });
    expect(word().nextSyncAt - hand.clock.now()).toBe(7 * 86_400_000);
    hand.pass(7 * 86_400_000);
    peer.replyWith((sync) => goodAnswer(sync, { serverTime: '2026-11-30T10:00:00Z' }));
    await host.flush(patient);
    host.track('On again');
    await host.shutdown(patient);

    expect(peer.syncs[1]?.sessionDays).toEqual([]);
    expect(usesOf(storedDays(peer.syncs))).toEqual({ 'On again': 1 });
  });

  it('sends as often as the server wants it, and no more often in many short runs', async () => {
    peer.replyWith((sync) => goodAnswer(sync, { settings: { syncEverySeconds: 300, collect: 'all' } }));
    await start().shutdown(patient);

    expect(Math.abs(word().nextSyncAt - Date.now() - 300_000)).toBeLessThan(5_000);
  });

  it('counts the items that the collector names as refused, and does not send them for ever', async () => {
    peer.replyWith((sync, n) =>
      goodAnswer(sync, n > 1 ? {} : { refused: [{ at: 'sessionDays/0/uses/0', code: 'undeclared', detail: '' }] }),
    );
    const host = start();
    host.track('Undeclared');
    const result = await host.flush(patient);

    expect(result).toMatchObject({ kind: 'sent', dropped: { refused: 1 } });
    expect(await host.flush(patient)).toMatchObject({ kind: 'nothing' });
    await host.shutdown(patient);
  });

  it('learns the time from the server, and keeps it for the next run', async () => {
    const hand = createHandClock('2026-11-20T10:00:00Z');
    peer.replyWith((sync) => goodAnswer(sync, { serverTime: '2026-11-23T10:00:00Z' }));
    const host = start({ platform: { clock: hand.clock } });
    await host.flush(patient);
    host.track('A');
    await host.shutdown(patient);
    const next = start({ platform: { clock: hand.clock } });
    await next.shutdown(patient);

    expect(word().offsetMs).toBe(3 * 86_400_000);
    expect(peer.syncs.map(({ sentAt }) => sentAt.slice(0, 10))).toEqual(Array(3).fill('2026-11-20'));
    expect(storedDays(peer.syncs).map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-23', '2026-11-23']);
  });

  it('sets a first day in 2100 right before the collector knows it, and loses nothing', async () => {
    const hand = createHandClock('2100-01-01T10:00:00Z');
    const now = 'Mon, 23 Nov 2026 10:00:00 GMT';
    peer.replyWith((sync) => {
      if ((sync.firstDay ?? '') > '2027') return problem(400, { at: 'firstDay' }, { date: now });
      const late = (sync.sessionDays ?? []).flatMap(({ day }, i) => (day > '2027' ? [i] : []));
      const refused = late.map((i) => ({ at: `sessionDays/${i}/day`, code: 'day-out-of-range' as const, detail: '' }));
      const accepted = (sync.sessionDays?.length ?? 0) - refused.length;
      return goodAnswer(sync, { accepted, refused, serverTime: '2026-11-23T10:00:00Z' });
    });
    const host = start({ platform: { clock: hand.clock } });
    host.track('A');
    await host.flush(patient);
    await host.shutdown(patient);

    const stored = storedDays(peer.syncs).filter(({ day }) => day < '2027');
    expect(peer.syncs.at(-1)?.firstDay).toBe('2026-11-23');
    expect(usesOf(stored)).toEqual({ A: 1 });
    expect(stored.filter(({ continued }) => continued === false)).toMatchObject([{ day: '2026-11-23' }]);
  });

  it('finds a collector by its name', async () => {
    const host = start({ endpoint: peer.endpoint.replace('127.0.0.1', 'localhost') });

    expect(await host.shutdown(patient)).toMatchObject({ kind: 'sent', accepted: 1 });
  });

  it('tells of itself only what every installation tells', async () => {
    await start().shutdown(patient);

    expect(Object.keys(peer.headers[0] ?? {}).toSorted()).toEqual([
      'accept',
      'connection',
      'content-encoding',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ]);
    expect(peer.headers[0]?.['user-agent']).toBe('usance-sdk');
    expect(readFileSync(join(place.folder, 'installation.json'), 'utf8')).toContain(peer.syncs[0]?.installation);
  });
});
