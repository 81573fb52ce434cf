import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** Where the sending laws send to, from any origin. */
export interface LawPeer {
  url: string;
  /** Where nobody listens. */
  refusing: string;
}

type Answer = (asked: { request: IncomingMessage; body: Buffer; part: string }, response: ServerResponse) => unknown;

/** A server whose paths are its answers, good and bad. */
export async function startLawPeer(): Promise<LawPeer & { close(): Promise<void> }> {
  let landings = 0;
  const answers: Record<string, Answer> = {
    echo: ({ request: { method, headers }, body }, response) => {
      const isZipped = headers['content-encoding'] === 'gzip';
      response.end(JSON.stringify({ method, headers, body: (isZipped ? gunzipSync(body) : body).toString() }));
    },
    'remember-me': (_asked, response) =>
      response
        .writeHead(200, { 'set-cookie': 'id=1; Path=/; Max-Age=9999', etag: '"id-1"', 'cache-control': 'max-age=9999' })
        .end('{}'),
    busy: (_asked, response) => response.writeHead(503, { 'retry-after': '7' }).end('später'),
    silent: () => undefined,
    unfinished: (_asked, response) => response.write('{'),
    broken: (_asked, response) =>
      response.writeHead(200, { 'content-length': '100' }).write('{"', () => response.destroy()),
    redirect: ({ part }, response) => response.writeHead(Number(part), { location: '/landed' }).end(),
    landed: (_asked, response) => {
      landings += 1;
      response.end('{}');
    },
    landings: (_asked, response) => response.end(String(landings)),
    long: ({ part }, response) => response.end('x'.repeat(Number(part))),
    endless: (_asked, response) => {
      const more = setInterval(() => response.write('x'.repeat(100_000)), 1);
      response.on('close', () => clearInterval(more));
    },
  };
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(forPages)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const [, path = '', part = ''] = (request.url ?? '').split('/');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answers[path]?.({ request, body: Buffer.concat(chunks), part }, response));
  });
  const closed = createServer();
  for (const one of [server, closed]) await once(one.listen(0, '127.0.0.1'), 'listening');
  const address = (one: typeof server) => `http://127.0.0.1:${(one.address() as AddressInfo).port}`; // a TCP server has one
  const refusing = `${address(closed)}/`;
  closed.close();
  return {
    url: address(server),
    refusing,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** As the collector answers pages of other origins. */
const forPages = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type, content-encoding',
  'access-control-expose-headers': 'retry-after, date',
};
