import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendFromThread } from '../node/sending-thread.ts';
import { createAuthority, selfSigned } from '../testing/certificates.ts';
import { startPeer, type Peer } from '../testing/peer.ts';
import { startProxy, type Proxy, type ProxyOptions } from '../testing/proxy.ts';

const authority = createAuthority();
/** Only the proxy knows where it is. */
const host = 'collector.invalid';
const url = `https://${host}/v1/sync`;
const body = JSON.stringify({ sessionDays: [], secret: 'what nobody on the way may read' });

const send = async (environment: NodeJS.ProcessEnv, to = url) =>
  sendFromThread({ url: to, body, timeoutMs: 10_000 }, { environment, ca: authority.cert }).outcome;

describe('a request through a proxy', () => {
  let peer: Peer;
  const open: { close(): Promise<void> }[] = [];

  beforeEach(async () => {
    peer = await startPeer(undefined, { certificate: authority.issue(host) });
    open.push(peer);
  });
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  const proxyWith = async (options: Partial<ProxyOptions> = {}): Promise<Proxy> => {
    const proxy = await startProxy({ target: peer.endpoint, ...options });
    open.push(proxy);
    return proxy;
  };

  it('is encrypted from here to the collector, whose name only the proxy looks up', async () => {
    const proxy = await proxyWith();

    const outcome = await send({ HTTPS_PROXY: proxy.url });

    expect(outcome).toMatchObject({ kind: 'answer', status: 200 });
    expect(proxy.asked.map((one) => one.host)).toEqual([`${host}:443`]);
    expect(proxy.passed().length).toBeGreaterThan(100);
    expect(proxy.passed().includes('v1/sync')).toBe(false);
    expect(peer.syncs).toEqual([JSON.parse(body)]);
  });

  it('is the same for the collector as one without', async () => {
    const proxy = await proxyWith();

    await send({ HTTPS_PROXY: proxy.url });
    const there = peer.rawHeaders[0]?.map((one) => (one === host ? 'the host' : one));
    const direct = await startPeer(undefined, { certificate: authority.issue('localhost') });
    open.push(direct);
    await send({}, `${direct.endpoint}/v1/sync`);

    expect(there).toEqual(direct.rawHeaders[0]?.map((one) => (one.startsWith('localhost:') ? 'the host' : one)));
  });

  it('tells the proxy who asks, and nobody else', async () => {
    const proxy = await proxyWith({ credentials: 'anna@work:p:ß%' });

    const outcome = await send({
      HTTPS_PROXY: proxy.url.replace('://', `://anna%40work:${encodeURIComponent('p:ß%')}@`),
    });

    expect(outcome).toMatchObject({ kind: 'answer', status: 200 });
    expect(peer.headers[0]).not.toHaveProperty('proxy-authorization');
  });

  it.each(['', 'anna:wrong@'])('is not made by a proxy that expects others than "%s"', async (user) => {
    const proxy = await proxyWith({ credentials: 'anna:secret' });

    const outcome = await send({ HTTPS_PROXY: proxy.url.replace('://', `://${user}`) });

    expect(outcome).toEqual({ kind: 'failed', reason: 'the proxy says 407' });
    expect(peer.connections()).toBe(0);
  });

  it('takes a proxy that is encrypted itself, as the host it is', async () => {
    const proxy = await proxyWith({ certificate: authority.issue('localhost'), credentials: 'anna:secret' });

    const outcome = await send({ HTTPS_PROXY: proxy.url.replace('://', '://anna:secret@') });

    expect(outcome).toMatchObject({ kind: 'answer', status: 200 });
    expect(peer.syncs).toHaveLength(1);
  });

  it.each([
    ['is not who it says', () => authority.issue('proxy.example')],
    ['is vouched for by nobody', () => selfSigned('localhost')],
  ])('tells no credentials to an encrypted proxy that %s', async (_what, certificate) => {
    const proxy = await proxyWith({ certificate: certificate(), credentials: 'anna:secret' });

    const outcome = await send({ HTTPS_PROXY: proxy.url.replace('://', '://anna:secret@') });

    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(proxy.asked).toEqual([]);
  });

  it.each([
    ['another host', () => authority.issue('other.invalid')],
    ['nobody knows whom', () => selfSigned(host)],
  ])('is not sent to %s at the end of the tunnel', async (_whom, certificate) => {
    const stranger = await startPeer(undefined, { certificate: certificate() });
    open.push(stranger);
    const proxy = await proxyWith({ target: stranger.endpoint });

    const outcome = await send({ HTTPS_PROXY: proxy.url });

    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(stranger.syncs).toEqual([]);
    expect(stranger.resumed).toEqual([]);
  });

  it('goes to a collector that has an address but no name', async () => {
    const nameless = await startPeer(undefined, { certificate: authority.issue('127.0.0.1') });
    open.push(nameless);
    const proxy = await proxyWith({ target: nameless.endpoint });

    const outcome = await send({ HTTPS_PROXY: proxy.url }, 'https://127.0.0.1/v1/sync');

    expect(outcome).toMatchObject({ kind: 'answer', status: 200 });
  });

  it.each<[string, () => Promise<string>]>([
    ['where nobody listens', async () => 'http://127.0.0.1:9'],
    ['that hangs up', async () => answering('')],
    ['that answers rubbish', async () => answering('I am a teapot\r\n\r\n')],
    ['that answers a page', async () => answering('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<htm>')],
    ['that refuses', async () => answering('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')],
    ['that is no address', async () => 'http://not an address'],
    ['of a kind that is not spoken here', async () => 'socks5://127.0.0.1:9'],
  ])('fails, and goes no other way, with a proxy %s', async (_what, open_) => {
    const direct = await startPeer(undefined, { certificate: authority.issue('localhost') });
    open.push(direct);

    const outcome = await send({ HTTPS_PROXY: await open_() }, `${direct.endpoint}/v1/sync`);

    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(direct.connections()).toBe(0);
  });

  it('is broken off when a proxy says nothing', async () => {
    const silent = await answering();

    const { outcome } = sendFromThread(
      { url, body, timeoutMs: 300 },
      { environment: { HTTPS_PROXY: silent }, ca: authority.cert },
    );

    expect(await outcome).toEqual({ kind: 'failed', reason: 'timeout' });
  });

  it('of plain http never goes over one: it stays on the machine', async () => {
    const local = await startPeer();
    open.push(local);
    const proxy = await proxyWith({ target: local.endpoint });
    const environment = { HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, http_proxy: proxy.url, ALL_PROXY: proxy.url };

    const outcome = await send(environment, `${local.endpoint}/v1/sync`);

    expect(outcome).toMatchObject({ kind: 'answer', status: 200 });
    expect(proxy.asked).toEqual([]);
  });

  /** A server that says this to everyone who connects, and hangs up; without words it says nothing at all. */
  async function answering(words?: string): Promise<string> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).resume();
      if (words !== undefined) socket.end(words);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push({
      close: async () => {
        server.close();
      },
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has one
  }
});
