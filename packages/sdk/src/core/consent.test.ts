import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHandClock, patient, startHost, temporaryFolder } from '../testing/host.ts';
import { goodAnswer, startPeer, type Peer } from '../testing/peer.ts';
import { sameRevisionsThatDiffer, storedDays, usesOf } from '../testing/stored-days.ts';
import { until } from '../testing/until.ts';
import type { ConsentOption } from './consent-option.ts';

/** What is kept beside the log of what was sent, which is the person's. */
const keptIn = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('sent.'));

describe('consent', () => {
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
  const ask = (options: { variables?: NodeJS.ProcessEnv; collectInCi?: boolean } = {}) =>
    startHost({ folder: place.folder, endpoint: peer.endpoint, consent: 'ask', ...options });

  it('writes no file and opens no connection before a yes', async () => {
    const host = ask();
    for (let i = 0; i < 10; i++) host.track(`Feature/${i}`);
    host.captureException(new Error('x'));

    const flushed = await host.flush(patient);
    const ended = await host.shutdown(patient);

    expect(flushed).toMatchObject({ kind: 'off', reason: 'not-asked' });
    expect(ended).toMatchObject({ kind: 'off', reason: 'not-asked' });
    expect(existsSync(place.folder)).toBe(false);
    expect(peer.connections()).toBe(0);
  });

  it('sends nothing of what happened before the yes', async () => {
    const host = ask();
    host.track('Before');
    host.setProperty('before', true);
    host.setLicense({ type: 'before' });
    host.consent.set({ purposes: ['usage', 'content'] });
    host.track('After');

    await host.shutdown(patient);

    expect(usesOf(storedDays(peer.syncs))).toEqual({ After: 1 });
    expect(JSON.stringify(peer.syncs)).not.toContain('efore');
    expect(peer.syncs[0]?.consent).toMatchObject({ purposes: ['basic', 'usage', 'content'], basis: 'opt-in' });
  });

  it('remembers a refusal, and keeps nothing else', async () => {
    const host = ask();
    host.consent.set('denied');
    host.track('A');
    await host.shutdown(patient);

    const next = ask();

    expect(next.consent.status()).toMatchObject({ collecting: false, reason: 'denied', choice: { kind: 'denied' } });
    expect(keptIn(place.folder)).toEqual(['choice.json']);
    expect(peer.connections()).toBe(0);
    await next.shutdown(patient);
  });

  it('remembers a yes, with its day', async () => {
    const host = ask();
    host.consent.set({ purposes: ['basic'] });
    await host.shutdown(patient);

    const next = ask();

    expect(next.consent.status()).toMatchObject({ collecting: true, reason: 'granted', purposes: ['basic'] });
    await next.shutdown(patient);
  });

  it('deletes the queue and the ID at a withdrawal, and a later yes makes a new ID', async () => {
    const host = ask();
    host.consent.set({ purposes: ['usage'] });
    host.track('A');
    await host.flush(patient);
    const first = peer.syncs[0]?.installation;
    host.track('B');

    host.consent.set('denied');

    expect(keptIn(place.folder)).toEqual(['choice.json']);
    expect(await host.flush(patient)).toMatchObject({ kind: 'off', reason: 'denied' });
    expect(peer.syncs).toHaveLength(1);
    host.consent.set({ purposes: ['usage'] });
    host.track('C');
    await host.shutdown(patient);
    expect(peer.syncs.at(-1)?.installation).not.toBe(first);
    expect(usesOf(peer.syncs.at(-1)?.sessionDays ?? [])).toEqual({ C: 1 });
  });

  it('breaks off the request under way at a withdrawal', async () => {
    peer.replyWith(() => undefined);
    const host = ask();
    host.consent.set({ purposes: ['usage'] });
    const flushed = host.flush(patient);
    await until(() => peer.syncs.length === 1);

    const before = performance.now();
    host.consent.set('denied');

    expect(await flushed).toMatchObject({ kind: 'stopped' });
    expect(performance.now() - before).toBeLessThan(1000);
    expect(keptIn(place.folder)).toEqual(['choice.json']);
  });

  it('takes back what a narrower choice does not allow, also from what waits', async () => {
    peer.replyWith(() => ({ status: 503, body: '' }));
    const host = ask();
    host.consent.set({ purposes: ['usage', 'diagnostics', 'content'] });
    host.track('A');
    host.setProperty('theme', 'dark');
    host.captureException(new TypeError('x'));
    await host.flush(patient);

    host.consent.set({ purposes: ['diagnostics'] });
    host.track('B');
    peer.replyWith((sync) => goodAnswer(sync));
    await host.shutdown(patient);

    const stored = storedDays(peer.syncs);
    expect(usesOf(stored)).toEqual({});
    expect(stored.every(({ its }) => Object.keys(its.properties ?? {}).length === 0)).toBe(true);
    expect(stored.flatMap(({ exceptions = [] }) => exceptions)).toHaveLength(1);
    expect(stored.filter(({ continued }) => continued !== true)).toHaveLength(1);
    expect(sameRevisionsThatDiffer(peer.syncs)).toEqual([]);
  });

  it('sends what a wider plan added only once the person agreed anew, in the same run too', async () => {
    const always = { added: '2020-01-01', expires: '2999-01-01' };
    const { clock, set } = createHandClock('2026-06-01T10:00:00Z');
    const platform = { clock };
    const narrow = { hash: 'a'.repeat(64), features: { Old: always } };
    const wide = { hash: 'b'.repeat(64), features: { Old: always, New: { ...always, added: '2026-06-01' } } };
    const first = startHost({ folder: place.folder, endpoint: peer.endpoint, consent: 'ask', plan: narrow, platform });
    first.consent.set('usage');
    await first.shutdown(patient);
    const host = startHost({ folder: place.folder, endpoint: peer.endpoint, consent: 'ask', plan: wide, platform });
    const used = () => usesOf(storedDays(peer.syncs));

    host.track('Old');
    host.track('New');
    await host.flush(patient);
    expect(used()).toEqual({ Old: 1 });
    set('2026-06-01T10:00:05Z');
    host.consent.set('usage');
    host.track('New');
    await host.shutdown(patient);

    expect(used()).toEqual({ Old: 1, New: 1 });
  });

  it('stops in a process when another one withdraws', async () => {
    const [one, other] = [ask(), ask()];
    one.consent.set({ purposes: ['usage'] });
    one.track('A');
    await one.flush(patient);

    other.consent.set('denied');
    one.track('B');
    await until(() => one.consent.status().reason === 'denied');

    await one.shutdown(patient);
    expect(keptIn(place.folder)).toEqual(['choice.json']);
    expect(usesOf(storedDays(peer.syncs))).not.toHaveProperty('B');
    await other.shutdown(patient);
  });

  it('takes a damaged answer for a refusal where nobody is asked', async () => {
    await mkdir(place.folder, { recursive: true });
    await writeFile(join(place.folder, 'choice.json'), '{"kind":"den');

    const host = startHost({ folder: place.folder, endpoint: peer.endpoint });

    expect(host.consent.status()).toMatchObject({ collecting: false, reason: 'denied' });
    await host.shutdown(patient);
  });

  it('marks what it collects in CI, if the host wants it', async () => {
    const host = startHost({
      folder: place.folder,
      endpoint: peer.endpoint,
      variables: { CI: 'true' },
      collectInCi: true,
    });
    await host.shutdown(patient);

    expect(peer.syncs[0]?.kind).toBe('ci');
  });

  it('keeps the folder from others', async () => {
    const host = ask();
    host.consent.set({ purposes: ['usage'] });
    await until(() => readdirSync(place.folder).length > 1);

    expect(statSync(place.folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(place.folder)) expect(statSync(join(place.folder, name)).mode & 0o777).toBe(0o600);
    await host.shutdown(patient);
  });

  it('lets every "off" win over every "on"', async () => {
    const options: ConsentOption[] = [
      'ask',
      'denied',
      { basis: 'opt-in', purposes: ['usage'], day: '2026-01-01' },
      { basis: 'opt-in', purposes: [], day: '2026-01-01' },
      { basis: 'opt-out', purposes: ['usage'] },
      { basis: 'notice', purposes: ['basic'] },
    ];
    const circumstances = fc.record({
      consent: fc.constantFrom(...options),
      doNotTrack: fc.constantFrom(undefined, '', '0', '1', 'true', 'no'),
      ci: fc.constantFrom(undefined, '', '0', 'false', '1', 'true'),
      collectInCi: fc.boolean(),
      kept: fc.constantFrom('nothing', 'granted', 'denied', 'erased'),
    });
    await fc.assert(
      fc.asyncProperty(circumstances, async ({ consent, doNotTrack, ci, collectInCi, kept }) => {
        const { folder, remove } = temporaryFolder();
        if (kept !== 'nothing') {
          await mkdir(folder, { recursive: true });
          const choice = { kind: kept, day: '2026-02-02', ...(kept === 'granted' && { purposes: ['usage'] }) };
          await writeFile(join(folder, 'choice.json'), JSON.stringify(choice));
        }
        const variables = { DO_NOT_TRACK: doNotTrack, CI: ci };
        const host = startHost({ folder, consent, variables, collectInCi });
        const { collecting } = host.consent.status();
        host.track('A');
        await host.shutdown({ timeoutMs: 0 });

        const isOff =
          (doNotTrack !== undefined && doNotTrack !== '' && doNotTrack !== '0') ||
          ((ci === '1' || ci === 'true') && !collectInCi) ||
          consent === 'denied' ||
          kept === 'denied' ||
          kept === 'erased';
        const isOn = kept === 'granted' || (typeof consent === 'object' && consent.purposes.length > 0);
        expect(collecting).toBe(isOn && !isOff);
        expect(existsSync(join(folder, 'installation.json'))).toBe(collecting);
        expect(existsSync(join(folder, 'choice.json'))).toBe(kept !== 'nothing');
        remove();
      }),
      { numRuns: 200 },
    );
  });
});
