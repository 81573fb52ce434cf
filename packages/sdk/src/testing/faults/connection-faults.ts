import { once } from 'node:events';
import { createServer as createHttp2Server, createSecureServer } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { openBlackHole } from '../black-hole.ts';
import { createAuthority, selfSigned, type Certificate } from '../certificates.ts';
import { refusing } from '../networks.ts';
import { openRawPeer } from './answer-faults.ts';
import type { Arrangement, Fault } from './fault.ts';

async function listen(server: Server): Promise<{ port: number; undo: () => void }> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, undo: () => void server.close() }; // a TCP server has one
}

const authority = createAuthority();

/** A server that shows a certificate to a program that trusts the authority. */
const tlsFault = (name: string, certificate: Certificate): Fault => ({
  name,
  arrange: async () => {
    const server = createHttpsServer(certificate, (_request, response) => response.end('{}'));
    const { port, undo } = await listen(server.on('tlsClientError', () => undefined));
    return { options: { endpoint: `https://localhost:${port}`, ca: authority.cert }, undo };
  },
});

/** A program that is told of a proxy; where it leads is not reached. */
const proxyFault = (name: string, proxy: string | (() => Promise<Arrangement & { proxy: string }>)): Fault => ({
  name,
  arrange: async () => {
    const { proxy: address, ...arrangement } = typeof proxy === 'string' ? { proxy } : await proxy();
    const environment = { HTTPS_PROXY: address, ALL_PROXY: address };
    return { options: { endpoint: 'https://collector.example.com' }, environment, ...arrangement };
  },
});
const rawProxy = (answer: string) => async () => {
  const { port, close } = await openRawPeer((socket) => socket.end(answer));
  return { proxy: `http://127.0.0.1:${port}`, undo: close };
};

/** What lies between a program and its collector. */
export const connectionFaults: readonly Fault[] = [
  { name: 'nobody listens', arrange: () => ({ options: { endpoint: refusing } }) },
  {
    name: 'packets are dropped',
    arrange: async () => {
      const { endpoint, close } = await openBlackHole();
      return { options: { endpoint }, undo: close };
    },
  },
  { name: 'there is no such host', arrange: () => ({ options: { endpoint: 'https://collector.invalid' } }) },
  { name: 'the host is an address of nobody', arrange: () => ({ options: { endpoint: 'https://[100::1]' } }) },
  { name: 'the port is 0', arrange: () => ({ options: { endpoint: 'https://127.0.0.1:0' } }) },
  tlsFault('the certificate is signed by nobody', selfSigned('localhost')),
  tlsFault('the certificate is expired', authority.issue('localhost', { isExpired: true })),
  tlsFault('the certificate is for another host', authority.issue('example.com')),
  {
    name: 'the trusted certificate is no certificate',
    arrange: () => ({ options: { endpoint: 'https://127.0.0.1:9', ca: 'no certificate' } }),
  },
  {
    name: 'the environment forbids to check certificates',
    arrange: async (place) => ({
      ...(await tlsFault('', selfSigned('localhost')).arrange?.(place)),
      environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    }),
  },
  {
    name: 'the environment names certificates that are not there',
    arrange: () => ({
      options: { endpoint: 'https://127.0.0.1:9' },
      environment: { SSL_CERT_FILE: '/nowhere', SSL_CERT_DIR: '/nowhere' },
    }),
  },
  {
    name: 'the peer speaks no TLS',
    arrange: async () => {
      const { port, close } = await openRawPeer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
      return { options: { endpoint: `https://localhost:${port}` }, undo: close };
    },
  },
  {
    name: 'the peer speaks HTTP/2 only',
    arrange: async () => {
      const { port, undo } = await listen(createHttp2Server());
      return { options: { endpoint: `http://127.0.0.1:${port}` }, undo };
    },
  },
  {
    name: 'the peer speaks HTTP/2 over TLS only',
    arrange: async () => {
      const { port, undo } = await listen(createSecureServer(authority.issue('localhost')));
      return { options: { endpoint: `https://localhost:${port}`, ca: authority.cert }, undo };
    },
  },
  proxyFault('the proxy is dead', 'http://127.0.0.1:9'),
  proxyFault('the proxy has no such host', 'http://proxy.invalid:3128'),
  proxyFault('the proxy is no address', 'http://%:::'),
  proxyFault('the proxy speaks SOCKS', 'socks5://127.0.0.1:9'),
  proxyFault("the proxy's password is wrongly written", 'http://%zz:%@127.0.0.1:9'),
  proxyFault('the proxy wants a password', rawProxy('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')),
  proxyFault('the proxy answers noise', rawProxy('\u0000\u0001\u0002')),
  proxyFault('the proxy hangs up', rawProxy('')),
  proxyFault('the proxy connects to something that speaks no TLS', rawProxy('HTTP/1.1 200 OK\r\n\r\nno TLS here')),
  proxyFault('the proxy drops packets', async () => {
    const { endpoint, close } = await openBlackHole();
    return { proxy: endpoint, undo: close };
  }),
];
