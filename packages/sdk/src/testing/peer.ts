import type { Answer, Sync } from '@usance/protocol';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { gunzipSync } from 'node:zlib';
import type { Certificate } from './certificates.ts';

export interface Reply {
  status: number;
  body: string;
  headers?: Record<string, string>;
  /** How long it takes, in milliseconds. Default: 0. */
  afterMs?: number;
}

/** How the peer answers the n-th request (from 1). `undefined`: never. */
export type Replies = (sync: Sync, n: number) => Reply | undefined;

/** A server that speaks the collector's side of the wire and remembers what it was told. */
export interface Peer {
  readonly endpoint: string;
  readonly syncs: Sync[];
  /** What was told, byte for byte, before compression. */
  readonly bodies: string[];
  readonly headers: IncomingHttpHeaders[];
  /** Names and values as they came, in their order. */
  readonly rawHeaders: string[][];
  readonly connections: () => number;
  /** How many requests were under way at the same time, at most. */
  readonly mostInFlight: () => number;
  /** Of each encrypted connection, whether it went on with the session of an earlier one. */
  readonly resumed: boolean[];
  replyWith(replies: Replies): void;
  close(): Promise<void>;
}

export const goodAnswer = (sync: Sync, changes: Partial<Answer> = {}): Reply => ({
  status: 200,
  body: JSON.stringify({
    accepted: sync.sessionDays?.length ?? 0,
    refused: [],
    serverTime: new Date().toISOString(),
    settings: { syncEverySeconds: 1200, collect: 'all' },
    messages: [],
    ...changes,
  } satisfies Answer),
});

export interface PeerOptions {
  /** With one, it speaks https only, as `localhost`. */
  certificate?: Certificate;
}

export async function startPeer(
  first: Replies = (sync) => goodAnswer(sync),
  { certificate }: PeerOptions = {},
): Promise<Peer> {
  let replies = first;
  let connections = 0;
  const syncs: Sync[] = [];
  const bodies: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const rawHeaders: string[][] = [];
  const resumed: boolean[] = [];
  let inFlight = 0;
  let mostInFlight = 0;
  const take: RequestListener = (request, response) => {
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    response.on('close', () => {
      inFlight -= 1;
    });
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = gunzipSync(Buffer.concat(chunks)).toString();
      const sync = JSON.parse(body) as Sync; // a test sent it
      bodies.push(body);
      syncs.push(sync);
      headers.push(request.headers);
      rawHeaders.push(request.rawHeaders);
      const reply = replies(sync, syncs.length);
      if (reply === undefined) return;
      const answer = () => {
        response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
        response.end(reply.body);
      };
      if (reply.afterMs === undefined) answer();
      else setTimeout(answer, reply.afterMs).unref();
    });
  };
  const server = certificate ? createTlsServer(certificate, take) : createServer(take);
  server.on('secureConnection', (socket: TLSSocket) => resumed.push(socket.isSessionReused()));
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has one
  return {
    endpoint: certificate ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    syncs,
    bodies,
    headers,
    rawHeaders,
    connections: () => connections,
    mostInFlight: () => mostInFlight,
    resumed,
    replyWith: (next) => {
      replies = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
