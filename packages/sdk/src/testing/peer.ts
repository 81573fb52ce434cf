import type { Answer, Sync } from '@usance/protocol';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

export interface Reply {
  status: number;
  body: string;
  headers?: Record<string, string>;
}

/** How the peer answers the n-th request (from 1). `undefined`: never. */
export type Replies = (sync: Sync, n: number) => Reply | undefined;

/** A server that speaks the collector's side of the wire and remembers what it was told. */
export interface Peer {
  readonly endpoint: string;
  readonly syncs: Sync[];
  readonly headers: IncomingHttpHeaders[];
  readonly connections: () => number;
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

export async function startPeer(first: Replies = (sync) => goodAnswer(sync)): Promise<Peer> {
  let replies = first;
  let connections = 0;
  const syncs: Sync[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const sync = JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()) as Sync; // a test sent it
      syncs.push(sync);
      headers.push(request.headers);
      const reply = replies(sync, syncs.length);
      if (reply === undefined) return;
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(reply.body);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server has one
    syncs,
    headers,
    connections: () => connections,
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
