import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBytes } from '../../needles/find-bytes.ts';
import { aFeature, aPlan } from '../../testing/a-plan.ts';
import { anInstallation, aSessionDay, aSync } from '../../testing/a-sync.ts';
import { rawRequest } from '../../testing/raw-request.ts';
import { startServerProcess, type ServerProcess } from '../../testing/server-process.ts';
import { newFolder, removeFolder, startTestServer } from '../../testing/test-server.ts';

/** At how many places in each request it is killed; by hand, `KILLS=100` and more. */
const kills = Number(process.env['KILLS'] ?? 2);

const needle = 'needle-that-nobody-keeps';
const declared = 'Declared/Feature-that-is-kept';
const root = newFolder('killed-request');
const dataDir = join(root, 'data');
const temporary = join(root, 'temporary');
const preloads = [import.meta.resolve('tsx'), new URL('../../testing/kill-at-turn.ts', import.meta.url).href];

let key: string;

beforeAll(async () => {
  mkdirSync(temporary);
  const server = await startTestServer(dataDir);
  const product = await server.newProduct();
  ({ key } = product);
  await server.api.putPlan(product.id, {
    plan: aPlan({ features: { [declared]: aFeature() } }),
    reason: 'It is what this test sends.',
  });
  await server.close();
});
afterAll(() => removeFolder(root));

/** Of a request with a needle everywhere: in its headers, in what the plan does not declare, in what looks personal. */
const sync = (changes: Record<string, unknown> = {}) =>
  JSON.stringify(
    aSync(key, {
      contexts: [{ app: { version: '4.2.0' }, system: { os: 'Linux' }, properties: { [needle]: needle } }],
      sessionDays: [
        aSessionDay({
          uses: [
            [declared, 3],
            [needle, 1],
          ],
          events: [{ seq: 1, hour: 9, name: needle, attributes: { [needle]: `/home/${needle}/notes` } }],
          exceptions: [{ seq: 2, hour: 9, type: needle, message: needle, frames: [`/home/${needle}/x.js`] }],
        }),
      ],
      [needle]: needle,
      ...changes,
    }),
  );

const bodies: Record<string, { body: () => string | Buffer; headers?: string }> = {
  'of which a part is kept': { body: () => sync() },
  'that is compressed': { body: () => gzipSync(sync()), headers: 'Content-Encoding: gzip\r\n' },
  'of an unknown product': { body: () => sync({ key: key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) }) },
  'that is no JSON': { body: () => `${sync().slice(0, -1)},` },
};

/** Sends it in two pieces, so that one of the waits is for the rest of the body. */
async function send({ port }: ServerProcess, { body, headers = '' }: (typeof bodies)[string]) {
  const content = Buffer.from(body());
  const head = `POST /v1/sync?${needle} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: ${needle}\r\nCookie: ${needle}\r\n${headers}Content-Type: application/json\r\nContent-Length: ${content.length}\r\nConnection: close\r\n\r\n`;
  const middle = content.length >> 1;
  return rawRequest(port, [Buffer.concat([Buffer.from(head), content.subarray(0, middle)]), content.subarray(middle)], {
    pauseMs: 20,
  });
}

async function start(environment: Record<string, string> = {}): Promise<ServerProcess> {
  return startServerProcess(dataDir, {
    NODE_OPTIONS: preloads.map((url) => `--import=${url}`).join(' '),
    TMPDIR: temporary,
    LOG_LEVEL: 'debug',
    ...environment,
  });
}

const places = () => [dataDir, temporary].flatMap((place) => [...filesWith(place, needle), ...filesWith(place, id)]);
const id = anInstallation();
const filesWith = (place: string, text: string) => findBytes(place, new Map([[text, text]])).get(text) ?? [];

describe.each(Object.entries(bodies))('a request %s', (title, request) => {
  test(
    `leaves no copy of itself, wherever the server is killed: ${kills} times between two of its steps`,
    { timeout: 60_000 + kills * 20_000 },
    async () => {
      const whole = await start();
      const { status } = await send(whole, request);
      await whole.stop();
      const last = Number(/answered at turn (\d+)/.exec(whole.stdout())?.[1]);
      expect(status).toBe(title === 'of an unknown product' ? 401 : title === 'that is no JSON' ? 400 : 200);
      expect(last).toBeGreaterThan(5);
      expect(places()).toEqual([]);

      for (let kill = 0; kill < kills; kill++) {
        const turn = 1 + Math.floor(((kill + Math.random()) * last) / kills);
        const afterMs = Math.floor(Math.random() * 20);
        const server = await start({ KILL_AT_TURN: `${turn}`, KILL_AFTER_MS: `${afterMs}` });
        await send(server, request);
        const code = await server.stop('SIGKILL');

        expect([code, places()], `killed before turn ${turn} of ${last}, after ${afterMs} ms`).toEqual([null, []]);
        expect(server.stdout() + server.stderr()).not.toContain(needle);
      }
    },
  );
});

test('what is declared was kept, and no more after the next start', async () => {
  const server = await start();
  await server.stop();

  expect(filesWith(dataDir, declared)).not.toEqual([]);
  expect(places()).toEqual([]);
});

test('a raw copy would have been seen', async () => {
  const server = await start({ PLANTED: 'a raw copy', KILL_AT_TURN: '40' });
  await send(server, { body: () => sync() });
  await server.stop('SIGKILL');

  expect(places()).not.toEqual([]);
});
