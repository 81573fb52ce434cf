import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patient, startHost, temporaryFolder } from '../testing/host.ts';
import { startPeer, type Peer } from '../testing/peer.ts';
import { storedDays, usesOf } from '../testing/stored-days.ts';
import { until } from '../testing/until.ts';
import type { MainIpc, PageTelemetry, RendererIpc } from './channel.ts';
import { serveRenderers } from './main.ts';
import { exposeTelemetry } from './preload.ts';
import { rendererTelemetry } from './renderer.ts';

/**
 * Electron itself cannot be had here. What stands in for its two processes is a channel of Node's that copies as Electron's does
 * (structured clone), with the rules of `ipcMain`, `ipcRenderer` and `contextBridge` as they are documented. Not tried: a real Electron.
 */
function twoProcesses() {
  const { port1: main, port2: renderer } = new MessageChannel();
  const channels = new EventEmitter();
  const handlers = new Map<string, Parameters<MainIpc['handle']>[1]>();
  const sender = { send: (channel: string, ...given: unknown[]) => post(main, { channel, given }) };
  main.on('message', ({ channel, given, id }: { channel: string; given: unknown[]; id?: number }) => {
    if (id === undefined) channels.emit(channel, { sender }, ...given);
    else
      void Promise.resolve(handlers.get(channel)?.({ sender }, ...given)).then((answer) => post(main, { id, answer }));
  });
  const ipcMain: MainIpc = {
    on: (channel, listener) => channels.on(channel, listener),
    off: (channel, listener) => channels.off(channel, listener),
    handle: (channel, listener) => handlers.set(channel, listener),
    removeHandler: (channel) => handlers.delete(channel),
  };
  const incoming = new EventEmitter();
  let asked = 0;
  renderer.on(
    'message',
    ({ channel, given, id, answer }: { channel?: string; given?: unknown[]; id?: number; answer?: unknown }) =>
      channel === undefined ? incoming.emit(`answer ${id}`, answer) : incoming.emit(channel, {}, ...(given ?? [])),
  );
  const ipcRenderer: RendererIpc = {
    send: (channel, ...given) => post(renderer, { channel, given }),
    invoke: async (channel, ...given) =>
      new Promise((resolve) => {
        asked += 1;
        incoming.once(`answer ${asked}`, resolve);
        post(renderer, { channel, given, id: asked });
      }),
    on: (channel, listener) => incoming.on(channel, listener),
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => void Object.assign(globalThis, { [name]: api }),
  };
  return { ipcMain, ipcRenderer, contextBridge, close: () => main.close() };
}

/** What crosses two processes takes its time, and so does a main process that was called without end. */
const patience = { timeout: 10_000, interval: 300 };

/** A port of Node's has one other end, and so no origin to name. */
const post = (port: MessagePort, message: unknown) => port.postMessage(message); // oxlint-disable-line unicorn/require-post-message-target-origin -- that is a window's

describe('a page of an Electron program', () => {
  let peer: Peer;
  let place: ReturnType<typeof temporaryFolder>;
  let processes: ReturnType<typeof twoProcesses>;
  let host: ReturnType<typeof startHost>;
  let page: PageTelemetry;
  let stop: () => void;

  beforeEach(async () => {
    peer = await startPeer();
    place = temporaryFolder();
    processes = twoProcesses();
    host = startHost({ folder: place.folder, endpoint: peer.endpoint, consent: 'ask' });
    stop = serveRenderers(host, processes.ipcMain);
    exposeTelemetry(processes);
    page = rendererTelemetry();
  });
  afterEach(async () => {
    await host.shutdown({ timeoutMs: 0 });
    processes.close();
    place.remove();
    await peer.close();
  });

  it('asks, counts and sends through the main process', async () => {
    await until(() => page.consent.status().reason === 'not-asked');
    page.track('Before');
    page.consent.set('usage');
    page.track('Export/PDF', 3);
    const timing = page.time('Import');
    timing.end();
    timing.end();
    await until(() => page.consent.status().collecting);

    expect(await page.flush(patient)).toMatchObject({ kind: 'sent', accepted: 1 });
    expect(usesOf(storedDays(peer.syncs))).toEqual({ 'Export/PDF': 1, Import: 1 });
    expect((await page.sentLog()).map(({ body }) => body)).toEqual((await host.sentLog()).map(({ body }) => body));
    expect(await page.preview()).toEqual(await host.preview());
  });

  it('tells of its exceptions by type and place', async () => {
    page.consent.set('full');
    page.captureException(new RangeError('secret'));
    await expect
      .poll(async () => (await page.flush(patient), JSON.stringify(peer.syncs)), patience)
      .toContain('RangeError');

    const [exception] = storedDays(peer.syncs).flatMap(({ exceptions = [] }) => exceptions);
    expect(exception).toMatchObject({ type: 'RangeError', handled: true });
    expect(JSON.stringify(peer.syncs)).not.toContain('secret');
  });

  it('can call nothing but what is named, and not without end', async () => {
    page.consent.set('usage');
    const { ipcRenderer } = processes;
    for (const what of ['shutdown', 'constructor', '__proto__', 'startSession', 7, null, {}])
      ipcRenderer.send('usance:call', what, 'x');
    expect(await ipcRenderer.invoke('usance:ask', 'shutdown')).toBeUndefined();
    page.track('x'.repeat(200));
    page.track(Symbol('x') as never);
    for (let i = 0; i < 20_000; i++) page.track('Often');
    await expect.poll(async () => (await page.flush(patient), JSON.stringify(peer.syncs)), patience).toContain('Often');

    expect(host.consent.status().reason).toBe('granted');
    expect(usesOf(storedDays(peer.syncs)).Often).toBeLessThan(5_000);
  });

  it('does nothing, and throws nothing, where nobody serves it', async () => {
    stop();
    const alone = rendererTelemetry('nobody');

    alone.track('A');
    alone.captureException(undefined);
    expect(alone.consent.status()).toMatchObject({ collecting: false, reason: 'no-storage' });
    expect(await alone.flush()).toMatchObject({ kind: 'kept' });
    expect(await alone.exportMyData()).toMatchObject({ sent: [] });
  });
});
