import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { init, type Telemetry } from '../index.ts';
import { openElectronProcesses, type ElectronProcesses } from '../testing/electron-processes.ts';
import { patient, productKey, temporaryFolder } from '../testing/host.ts';
import { startPeer, type Peer } from '../testing/peer.ts';
import { storedDays, usesOf } from '../testing/stored-days.ts';
import { callChannel, askChannel, lookChannel, type PageTelemetry } from './channel.ts';
import { serveRenderers } from './main.ts';
import { exposeTelemetry } from './preload.ts';
import { rendererTelemetry } from './renderer.ts';

/** What crosses two processes takes its time, and so does a machine that is busy with other tests. */
const patience = { timeout: 20_000, interval: 50 };

// Not tried on a real Electron: what is known of it here is what `electron-processes.ts` says.
describe('a page of an Electron program', () => {
  let peer: Peer;
  let place: ReturnType<typeof temporaryFolder>;
  let processes: ElectronProcesses;
  let host: Telemetry;
  let page: PageTelemetry;
  let stop: () => void;

  beforeEach(async () => {
    peer = await startPeer();
    place = temporaryFolder();
    host = init({
      key: productKey,
      endpoint: peer.endpoint,
      app: { version: '1.0.0' },
      consent: 'ask',
      storageFolder: place.folder,
      applicationRoot: fileURLToPath(new URL('..', import.meta.url)),
      collectInCi: true, // it runs in a test
    });
    open();
  });
  afterEach(async () => {
    await host.shutdown({ timeoutMs: 0 });
    close();
    place.remove();
    await peer.close();
  });
  function open(options?: Parameters<typeof openElectronProcesses>[0]): void {
    processes = openElectronProcesses(options);
    stop = serveRenderers(host, processes.ipcMain);
    exposeTelemetry(processes);
    page = rendererTelemetry();
  }
  function close(): void {
    processes.close();
    Reflect.deleteProperty(globalThis, 'usance');
    expect(processes.shown).toEqual([]);
  }
  const sent = async (is: () => boolean) => {
    await expect.poll(async () => (await page.flush(patient), is()), patience).toBe(true);
  };
  const used = () => usesOf(storedDays(peer.syncs));

  it('asks, counts and sends through the main process', async () => {
    expect(await page.consent.current()).toMatchObject({ collecting: false, reason: 'not-asked' });
    page.track('Before');
    page.consent.set('full');
    page.track('Export/PDF', 3);
    page.event('Search', { kind: 'regex' });
    page.setProperty('theme', 'dark');
    page.setLicense({ type: 'trial' });
    const timing = page.time('Import');
    timing.end();
    timing.end();

    expect(await page.consent.current()).toMatchObject({ collecting: true, reason: 'granted' });
    expect(await page.flush(patient)).toMatchObject({ kind: 'sent', accepted: 1 });
    expect(used()).toEqual({ 'Export/PDF': 1, Search: 1, Import: 1 });
    expect(storedDays(peer.syncs)[0]?.its).toMatchObject({ license: { type: 'trial' }, properties: { theme: 'dark' } });
  });

  it('is told by its own words what the main process holds, and can have it erased', async () => {
    page.consent.set('usage');
    page.track('A');
    await page.flush(patient);
    page.track('B');

    expect(timeless(await page.preview())).toEqual(timeless(await host.preview()));
    expect(await page.sentLog()).toEqual(await host.sentLog());
    expect({ ...(await page.exportMyData()), waiting: [] }).toEqual({ ...(await host.exportMyData()), waiting: [] });
    expect((await page.exportMyData()).sent).toHaveLength(1);
    page.reset();
    expect((await page.exportMyData()).sent).toEqual([]);
    await page.eraseMyData();
    expect(await page.consent.current()).toMatchObject({ collecting: false, purposes: [] });
  });

  it('has the status without waiting: what the main process said last', async () => {
    expect(page.consent.status()).toMatchObject({ collecting: false, reason: 'no-storage' });
    await expect.poll(() => page.consent.status().reason, patience).toBe('not-asked');
    page.consent.set('usage');
    await expect.poll(() => page.consent.status().reason, patience).toBe('granted');
    host.consent.set('denied');
    await expect.poll(() => page.consent.status().reason, patience).toBe('denied');
  });

  it('tells of an exception by type and place, and keeps its message', async () => {
    page.consent.set('full');
    const crossed = listen(processes);
    const changed = new Error('before');
    expect(changed.stack).toContain('before');
    changed.message = 'changed';
    page.captureException(new RangeError('of Anna\n    at /home/anna/secret.js:1:1'), { handled: false });
    page.captureException(changed);
    page.captureException('no exception at all');
    await sent(() => storedDays(peer.syncs).flatMap(({ exceptions = [] }) => exceptions).length === 3);

    const told = storedDays(peer.syncs).flatMap(({ exceptions = [] }) => exceptions);
    expect(told[0]).toMatchObject({ type: 'RangeError', handled: false });
    expect(told[0]?.frames?.[0]).toMatch(/^electron\/electron\.test\.ts:/);
    expect(told.slice(1)).toMatchObject([
      { type: 'Error', frames: [] },
      { type: 'Error', frames: [] },
    ]);
    expect(JSON.stringify(crossed)).toContain('RangeError');
    expect(JSON.stringify([crossed, peer.syncs])).not.toMatch(/anna|changed|before/i);
  });

  it('can call nothing but what is named', async () => {
    page.consent.set('usage');
    const { ipcRenderer } = processes;
    const others = ['shutdown', 'constructor', '__proto__', 'toString', 'startSession', 'consent', '', 7, null, {}, []];
    for (const what of others) ipcRenderer.send(callChannel, what, 'x');
    for (const what of others) expect(await ipcRenderer.invoke(askChannel, what)).toBeUndefined();
    ipcRenderer.send(lookChannel, 'x', 'y');

    expect((await page.consent.current()).reason).toBe('granted');
  });

  it('disturbs nothing, whatever it sends', async () => {
    page.consent.set('full');
    const { ipcRenderer } = processes;
    const evil = { toString: 1, valueOf: 1 };
    const odd = [
      undefined,
      null,
      0,
      NaN,
      -1,
      1n,
      '',
      'x'.repeat(1e6),
      [],
      {},
      evil,
      [evil],
      new Map(),
      new Date(),
      /x/,
    ];
    const names = ['track', 'event', 'captureException', 'setProperty', 'setLicense', 'setConsent'] as const;
    for (const name of names)
      for (const one of odd) for (const other of [one, 'A']) ipcRenderer.send(callChannel, name, other, one);
    ipcRenderer.send(callChannel, 'captureException', { name: evil, stack: evil });
    ipcRenderer.send(callChannel, 'track', ...Array.from({ length: 50_000 }, () => 1));
    page.track(Symbol('x') as never);
    page.event('Odd', { run: () => undefined } as never);
    page.captureException(new Proxy(new Error(), { get: () => evil }));
    page.consent.set('usage');
    page.track('Last');
    await sent(() => used().Last === 1);

    expect(await page.consent.current()).toMatchObject({ purposes: ['basic', 'usage'] });
    for (const one of odd) expect(await page.flush({ timeoutMs: one as never })).toHaveProperty('kind');
  });

  it('can say no more at once than a few thousand words', async () => {
    page.consent.set('full');
    const attributes = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`key ${i}`, 'value']));
    page.event('Large', attributes);
    page.event('Small', { key: 'value' });
    await sent(() => used().Small === 1);

    expect(used()).toEqual({ Small: 1 });
  });

  it('can call only so often', async () => {
    page.consent.set('usage');
    for (let i = 0; i < 20_000; i++) page.track('Often');
    await sent(() => (used().Often ?? 0) > 0);
    const questions = await Promise.all(
      Array.from({ length: 100 }, async () => processes.ipcRenderer.invoke(askChannel, 'status')),
    );

    expect(used().Often).toBeLessThan(5_000);
    expect(questions.filter((answer) => answer !== undefined).length).toBeLessThanOrEqual(40);
  });

  it('holds nothing up for long', async () => {
    page.consent.set('usage');
    peer.replyWith(() => undefined);
    const startedAt = performance.now();

    const { kind } = await page.flush({ timeoutMs: 1e9 });

    expect(kind).toBe('timeout');
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });

  it('of somebody else is not heard', async () => {
    stop();
    stop = serveRenderers(host, processes.ipcMain, ({ senderFrame }) => senderFrame?.url.startsWith('file:') === true);
    page.consent.set('usage');
    expect((await page.consent.current()).reason).toBe('granted');

    processes.url = 'https://elsewhere.example/';
    page.consent.set('denied');
    page.track('A');

    expect(await page.consent.current()).toMatchObject({ reason: 'no-storage' });
    expect(await page.exportMyData()).toMatchObject({ installations: [] });
    expect(host.consent.status().reason).toBe('granted');
  });

  it('works without context isolation', async () => {
    close();
    open({ isIsolated: false });

    page.consent.set('usage');

    expect((await page.consent.current()).reason).toBe('granted');
  });

  it('does nothing, and throws nothing, where nobody serves it', async () => {
    const alone = rendererTelemetry('nobody');

    alone.track('A');
    alone.captureException(undefined);
    alone.time('A').end();

    expect(alone.consent.status()).toMatchObject({ collecting: false, reason: 'no-storage' });
    expect(await alone.flush()).toMatchObject({ kind: 'kept' });
    expect(await alone.exportMyData()).toMatchObject({ sent: [] });
  });

  it('is not served twice, nor after the end', async () => {
    const other = serveRenderers(host, processes.ipcMain);
    other();
    stop();
    stop();
    page.track('A');

    expect(page.consent.status().collecting).toBe(false);
    expect(processes.shown).toEqual([]);
  });
});

/** All that a page sends from now on, as it crosses. */
function listen({ ipcMain }: ElectronProcesses): unknown[] {
  const crossed: unknown[] = [];
  ipcMain.on(callChannel, (_event, ...given) => crossed.push(given));
  return crossed;
}

/** Bodies of requests, but for when they were made. */
const timeless = (bodies: string[]) => bodies.map((body) => body.replace(/"sentAt":"[^"]+"/, ''));
