import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Certificate } from './certificates.ts';

export interface ProxyOptions {
  /** With one, the way to the proxy is encrypted too. */
  certificate?: Certificate;
  /** `user:password`; who does not say so is refused by 407. */
  credentials?: string;
  /** Where every connection leads, whatever host was asked for: no name is looked up for it. */
  target: string;
}

/** A proxy that opens tunnels, and remembers for whom. */
export interface Proxy {
  /** Its address without credentials: `http://127.0.0.1:3128`. */
  readonly url: string;
  readonly asked: { host: string | undefined; headers: IncomingHttpHeaders }[];
  /** All that went through tunnels towards the collector, as it came. */
  passed(): Buffer;
  close(): Promise<void>;
}

export async function startProxy({ certificate, credentials, target }: ProxyOptions): Promise<Proxy> {
  const asked: Proxy['asked'] = [];
  const passed: Buffer[] = [];
  const open: (Duplex | Socket)[] = [];
  const server = certificate ? createTlsServer(certificate) : createServer();
  server.on('connection', (socket: Socket) => open.push(socket));
  server.on('connect', (request, client: Duplex) => {
    const { url: host, headers } = request;
    asked.push({ host, headers });
    client.on('error', () => undefined);
    const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    if (headers['proxy-authorization'] !== expected) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    const collector = connect(Number(new URL(target).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(collector).pipe(client);
      client.on('data', (chunk: Buffer) => passed.push(chunk));
    });
    collector.on('error', () => client.destroy());
    open.push(collector);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has one
  return {
    url: certificate ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    asked,
    passed: () => Buffer.concat(passed),
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
