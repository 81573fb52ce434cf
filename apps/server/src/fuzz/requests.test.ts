import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anInstallation, aSession, aSessionDay, aSync } from '../testing/a-sync.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from '../testing/test-server.ts';
import { timeoutMs, tryOut } from './budget.ts';
import { spoiled } from './spoiled-bytes.ts';

const dataDir = newFolder('fuzz');
let server: TestServer;
let key: string;

beforeAll(async () => {
  server = await startTestServer(dataDir, {}, { requestTimeoutMs: 400 });
  ({ key } = await server.newProduct({ syncsPerMinutePerAddress: null, newInstallationsPerHour: null }));
});
afterAll(async () => {
  await server.close();
  removeFolder(dataDir);
});

/** Everything that a request may hold, so that there is something to spoil. */
const body = () =>
  Buffer.from(
    JSON.stringify(
      aSync(key, {
        contexts: [
          {
            app: { version: '4.2.0', build: '1180', language: 'en-GB' },
            license: { type: 'trial', status: ['activated'] },
            system: { os: 'Windows', cores: 8, memoryMb: 16_384, screen: [2560, 1440, 1.5], container: false },
            properties: { theme: 'dark' },
          },
        ],
        sessionDays: [
          aSessionDay({
            uses: [['Export/PDF', 3], ['Import/Rows', 2, 1833]], // prettier-ignore
            events: [{ seq: 1, hour: 9, name: 'Search/Query', value: 12, attributes: { kind: 'regex' } }],
            exceptions: [{ seq: 2, hour: 9, type: 'TypeError', frames: ['a', 'b'], handled: true }],
          }),
          aSessionDay({ session: aSession(2), seconds: 5 }),
        ],
        receipts: [{ message: 'id', action: 'shown', day: '2026-11-23' }],
      }),
    ),
  );

const request = (path: string, content: Buffer, headers = '') =>
  Buffer.concat([
    Buffer.from(
      `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n${headers}Content-Length: ${content.length}\r\n\r\n`,
    ),
    content,
  ]);

/** All that comes back over a connection on which these bytes are written, until it is closed or nothing more is to be awaited. */
function answersTo(bytes: Buffer): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  const received: Buffer[] = [];
  const patience = setTimeout(() => socket.destroy(), 2_000);
  return new Promise((resolve) => {
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    socket.on('error', () => undefined); // the server may close while this writes
    socket.on('close', () => {
      clearTimeout(patience);
      resolve(Buffer.concat(received).toString('latin1'));
    });
    socket.write(bytes); // to end it here would be to go, and who has gone is not answered
  });
}

const statusesIn = (answers: string) =>
  [...answers.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));

/** A request in one of several forms, spoiled within its body, or anywhere. */
const requests = fc
  .record({
    path: fc.constantFrom('/v1/sync', '/v1/export', '/v1/erase', '/api/v1/products', '/v1/plan'),
    isZipped: fc.boolean(),
    isWhole: fc.boolean(),
    of: fc.boolean(),
  })
  .chain(({ path, isZipped, isWhole, of }) => {
    const good = of ? body() : Buffer.from(JSON.stringify({ key, installation: anInstallation(1) }));
    const zip = (content: Buffer) => (isZipped ? gzipSync(content) : content);
    const headers = isZipped ? 'Content-Encoding: gzip\r\n' : '';
    return isWhole
      ? spoiled(request(path, zip(good), headers))
      : spoiled(good).map((content) => request(path, zip(content), headers));
  });

test(
  'whatever bytes are sent, the server answers none as its own fault, and goes on',
  { timeout: timeoutMs },
  async () => {
    await tryOut(
      fc.asyncProperty(requests, async (bytes) => {
        const faults = statusesIn(await answersTo(bytes)).filter(
          (status) => status >= 500 && status !== 501 && status !== 505,
        );
        expect(faults).toEqual([]);
      }),
      60,
    );

    expect((await server.send('GET', '/healthz/ready')).status).toBe(200);
    const good = await server.send('POST', '/v1/sync', {
      body: aSync(key, { installation: anInstallation(2) }),
      token: null,
    });
    expect(good.status).toBe(200);
    expect(await good.json()).toMatchObject({ accepted: 1, refused: [] });
  },
);

test('what is unpacked never gets large, however it was packed', { timeout: timeoutMs }, async () => {
  const bombs = fc.record({
    megabytes: fc.integer({ min: 2, max: 60 }),
    layers: fc.integer({ min: 1, max: 3 }),
    filling: fc.constantFrom(' ', '[', '0'),
  });
  const packed = (bomb: Buffer, layers: number): Buffer => (layers === 0 ? bomb : packed(gzipSync(bomb), layers - 1));

  await tryOut(
    fc.asyncProperty(bombs, async ({ megabytes, layers, filling }) => {
      const bomb = packed(Buffer.alloc(megabytes * 1_048_576, filling), layers);
      const [status] = statusesIn(await answersTo(request('/v1/sync', bomb, 'Content-Encoding: gzip\r\n')));

      // Within one layer there is another that is small, and no JSON.
      expect(status).toBe(layers === 1 ? 413 : 400);
    }),
    6,
  );
});
