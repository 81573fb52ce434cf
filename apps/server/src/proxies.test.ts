import { existsSync, mkdirSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tracesOf } from './needles/address-search.ts';
import { findBytes } from './needles/find-bytes.ts';
import { anInstallation, aSync } from './testing/a-sync.ts';
import { proxies, settingsOf, startProxy } from './testing/proxy-process.ts';
import { rawRequest } from './testing/raw-request.ts';
import { newFolder, removeFolder, startTestServer, type TestServer } from './testing/test-server.ts';

const root = newFolder('proxies');
/** Of this machine, and of two networks. */
const senders = ['127.83.41.7', '127.94.52.8'] as const;
const needle = 'needle-in-a-body-that-is-on-its-way';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer(join(root, 'data'), { TRUST_PROXY: 'loopback' });
});
afterAll(async () => {
  await server.close();
  removeFolder(root);
});

const isInstalled = (name: string) =>
  `${process.env['PATH']}:/usr/sbin`.split(':').some((folder) => existsSync(join(folder, name)));

async function freePort(): Promise<number> {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as AddressInfo;
  await new Promise((resolve) => holder.close(resolve));
  return port;
}

/** Files that a program deleted while it goes on to write into them, as temporary ones are, by what Linux says. */
const filesWithoutName = (folder: string): string[] =>
  namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((process) => namesIn(`/proc/${process}/fd`).map((fd) => linkAt(`/proc/${process}/fd/${fd}`)))
    .filter((path) => path.startsWith(folder) && path.endsWith(' (deleted)'));

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return []; // ended meanwhile, or there is no /proc
  }
}

function linkAt(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ''; // closed meanwhile
  }
}

/** Sends a sync as a program would, which claims to be somebody else. */
function post(port: number, localAddress: string, body: string | Buffer): Promise<number> {
  const claims = { 'x-forwarded-for': '198.51.100.9', forwarded: 'for=198.51.100.9', 'x-real-ip': '198.51.100.9' };
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      {
        port,
        host: '127.0.0.1',
        localAddress,
        path: '/v1/sync',
        method: 'POST',
        rejectUnauthorized: false,
        agent: false,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...claims },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** What is not as it should be: no HTTP, no TLS, a line too long, and a sender who goes in the middle. */
async function misbehave(port: number, localAddress: string): Promise<void> {
  const settled = (promise: Promise<unknown>) => promise.catch(() => undefined);
  await settled(rawRequest(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', { localAddress }));
  for (const bytes of [
    'NOT HTTP\r\n\r\n',
    `GET /${'a'.repeat(70_000)} HTTP/1.1\r\n\r\n`,
    'GET / HTTP/1.1\r\nBad Header\r\n\r\n',
  ])
    await settled(overTls(port, localAddress, bytes, 100));
  await settled(post(port, localAddress, 'x'.repeat(3_000_000)));
}

/** Writes, waits and goes. */
async function overTls(port: number, localAddress: string, bytes: string, thenMs: number): Promise<void> {
  const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, localAddress } as never); // its type knows no localAddress
  socket.on('error', () => undefined).resume();
  socket.write(bytes);
  await sleep(thenMs);
  socket.destroy();
}

describe.each(proxies)('$name, with the settings that are shipped', (proxy) => {
  const isHere = isInstalled(proxy.name);

  test.skipIf(!isHere)('tells the server who sends, keeps no address and no request, also where it fails', async () => {
    const { key } = await server.newProduct({ syncsPerMinutePerAddress: 1 });
    const folder = join(root, proxy.name);
    const port = await freePort();
    const running = await startProxy(proxy, { folder, port, upstreamPort: server.port });
    const sync = (number: number) => JSON.stringify(aSync(key, { installation: anInstallation(number) }));

    expect(await post(port, senders[0], sync(1))).toBe(200);
    expect(await post(port, senders[0], sync(2))).toBe(429); // whatever it claims to be
    expect(await post(port, senders[1], sync(2))).toBe(200);
    for (const sender of senders) await misbehave(port, sender);
    const half = overTls(
      port,
      senders[0],
      `POST /v1/sync HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900000\r\n\r\n${needle.repeat(12_000)}`,
      600,
    );
    await sleep(300);
    expect([findBytes(folder, new Map([['body', needle]])).get('body'), filesWithoutName(folder)]).toEqual([[], []]);
    await half;
    await running.stop();
    // And with nobody behind it.
    const alone = await startProxy(proxy, { folder, port, upstreamPort: await freePort() });
    for (const sender of senders) expect(await post(port, sender, sync(3))).toBeGreaterThanOrEqual(502);
    await alone.stop();

    expect(tracesOf(senders, folder)).toEqual([]);
    expect(tracesOf(senders, join(root, 'data'))).toEqual([]);
  });
});

test.skipIf(!isInstalled('nginx'))('what nginx would keep as it comes is seen', async () => {
  const nginx = proxies.find(({ name }) => name === 'nginx');
  if (nginx === undefined) throw new Error('nginx is none of the proxies');
  const folder = join(root, 'talkative');
  mkdirSync(folder);
  const port = await freePort();
  const talkative = await startProxy(nginx, { folder, port, upstreamPort: await freePort() }, (settings) =>
    settings.replace('error_log /dev/null emerg', `error_log ${folder}/errors.log`),
  );

  for (const sender of senders) await post(port, sender, '{}');
  await talkative.stop();

  expect(tracesOf(senders, folder)).not.toEqual([]);
});

describe('Traefik, which is read only', () => {
  const settings = parse(settingsOf('traefik.yaml')) as Record<string, unknown>;
  const routes = parse(settingsOf('traefik-routes.yaml')) as Record<string, unknown>;

  test('logs nothing of requests, believes nobody, and tells nobody', () => {
    const { global, log, entryPoints, providers, certificatesResolvers, ...more } = settings;

    expect(more).toEqual({}); // no accessLog, tracing, metrics, api or ping, each of which is off where it is not named
    expect(global).toEqual({ checkNewVersion: false, sendAnonymousUsage: false });
    expect(log).toEqual({ level: 'FATAL' });
    expect(entryPoints).toMatchObject({ https: { forwardedHeaders: { insecure: false, trustedIPs: [] } } });
    expect(providers).toEqual({ file: { filename: '/etc/traefik/traefik-routes.yaml', watch: false } });
    expect(Object.keys(certificatesResolvers as object)).toEqual(['authority']);
  });

  test('has one route, which takes away what a sender claims and buffers nothing', () => {
    expect(routes).toEqual({
      http: {
        routers: {
          usance: {
            rule: 'Host(`usage.example.com`)',
            entryPoints: ['https'],
            service: 'usance',
            middlewares: ['claims'],
            tls: { certResolver: 'authority' },
          },
        },
        middlewares: { claims: { headers: { customRequestHeaders: { Forwarded: '', 'X-Real-IP': '' } } } },
        services: { usance: { loadBalancer: { servers: [{ url: 'http://127.0.0.1:8420' }] } } },
      },
    });
  });
});
