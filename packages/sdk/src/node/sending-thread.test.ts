import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InitOptions } from '../index.ts';
import { patient, productKey, startHost, temporaryFolder } from '../testing/host.ts';
import { goodAnswer, startPeer, type Peer } from '../testing/peer.ts';
import { runHost, runProgram } from '../testing/run-program.ts';
import { storedDays, usesOf } from '../testing/stored-days.ts';
import { sendFromThread } from './sending-thread.ts';

describe('a request', { timeout: 90_000 }, () => {
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
  const options = (): InitOptions => ({
    key: productKey,
    endpoint: peer.endpoint,
    app: { version: '1.0.0' },
    consent: { basis: 'notice', purposes: ['usage'] },
    storageFolder: place.folder,
  });
  const send = async (body: string) =>
    sendFromThread({ url: `${peer.endpoint}/v1/sync`, body, timeoutMs: 10_000 }, { environment: {} }).outcome;

  it('carries these headers, and no others', async () => {
    const body = '{"sessionDays":[]}';

    await send(body);

    expect(peer.rawHeaders).toEqual([headersOf(peer, gzipSync(body).length)]);
  });

  it('carries the same from every program, system, version and language', async () => {
    const environment = {
      LANG: 'de_DE.UTF-8',
      TZ: 'Asia/Tokyo',
      HTTP_PROXY: 'http://127.0.0.1:9',
      USERNAME: 'anna',
      TRACEPARENT: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    };

    await runProgram(
      new URL('../testing/host-program.ts', import.meta.url),
      [JSON.stringify({ options: options(), steps: [{ do: 'track', feature: 'A' }, { do: 'flush' }] })],
      environment,
    ).end;

    const [sent = []] = peer.rawHeaders;
    expect(sent).toEqual(headersOf(peer, Number(sent[7])));
  });

  it('is not traced by what a program loads to trace its own requests', async () => {
    const tracing = `${place.folder}.cjs`;
    writeFileSync(
      tracing,
      `const http = require('node:http');
      const { request } = http;
      http.request = (...given) => {
        const outgoing = request(...given);
        outgoing.setHeader('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
        return outgoing;
      };`,
    );

    await runProgram(
      new URL('../testing/host-program.ts', import.meta.url),
      [JSON.stringify({ options: options(), steps: [{ do: 'track', feature: 'A' }, { do: 'flush' }] })],
      { NODE_OPTIONS: `--require=${tracing}` },
    ).end;

    expect(peer.headers).toHaveLength(1);
    expect(peer.headers[0]).not.toHaveProperty('traceparent');
  });

  it.each([301, 302, 303, 307, 308])(
    'that is answered by %i goes nowhere else, and is made again later',
    async (status) => {
      const elsewhere = await startPeer();
      peer.replyWith(() => ({ status, body: '', headers: { location: `${elsewhere.endpoint}/v1/sync` } }));
      const host = startHost({ folder: place.folder, endpoint: peer.endpoint });
      host.track('A');

      const result = await host.shutdown(patient);

      expect(result).toMatchObject({ kind: 'kept', status });
      expect(peer.syncs).toHaveLength(1);
      expect(elsewhere.connections()).toBe(0);
      await elsewhere.close();
    },
  );

  it('carries no cookie that an answer set', async () => {
    peer.replyWith((sync) => ({
      ...goodAnswer(sync),
      headers: { 'set-cookie': 'id=1; Max-Age=31536000', etag: '"1"' },
    }));
    const host = startHost({ folder: place.folder, endpoint: peer.endpoint });

    host.track('A');
    await host.flush(patient);
    host.track('A');
    await host.shutdown(patient);

    const names = peer.headers.map((headers) => Object.keys(headers).toSorted());
    expect(names.length).toBe(2);
    expect(names[1]).toEqual(names[0]);
    expect(names[1]).not.toContain('cookie');
  });

  it('is under way once at a time, however many instances and processes there are', async () => {
    peer.replyWith((sync) => ({ ...goodAnswer(sync), afterMs: 50 }));
    const here = Array.from({ length: 4 }, () => startHost({ folder: place.folder, endpoint: peer.endpoint }));
    const elsewhere = Array.from({ length: 4 }, (_, i) =>
      runHost({
        options: options(),
        steps: [
          { do: 'track', feature: `Process/${i}` },
          { do: 'flush' },
          { do: 'track', feature: 'B' },
          { do: 'flush' },
        ],
      }),
    );
    for (let round = 0; round < 6; round++) {
      for (const [i, host] of here.entries()) host.track(`Instance/${i}`);
      await Promise.all(here.map((host) => host.flush(patient)));
    }
    for (const run of elsewhere) expect(await run.end).toMatchObject({ code: 0 });

    for (const host of here) await host.shutdown(patient);
    const last = startHost({ folder: place.folder, endpoint: peer.endpoint });
    await last.shutdown(patient);

    expect(peer.mostInFlight()).toBe(1);
    expect(usesOf(storedDays(peer.syncs))).toMatchObject({ 'Instance/0': 6, 'Instance/3': 6, 'Process/0': 1, B: 4 });
  });
});

/** Names and values of all headers, in their order. */
const headersOf = ({ endpoint }: Peer, bytes: number) =>
  Object.entries({
    accept: 'application/json',
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'content-length': String(bytes),
    'user-agent': 'usance-sdk',
    Host: new URL(endpoint).host,
    Connection: 'close',
  }).flat();
