import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** What a sync looks like, as far as these tests look at it. */
export interface ReceivedSync {
  installation: string;
  consent: { purposes: string[]; basis: string };
  sessionDays: { session: string; revision: number; ended: boolean; uses?: [string, number, number?][] }[];
}

/** A server that takes every sync. */
export async function startCollectorPeer() {
  const syncs: ReceivedSync[] = [];
  let isAway = false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (isAway) return response.writeHead(503).end();
      const sync = JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()) as ReceivedSync; // notes sent it
      syncs.push(sync);
      const settings = { syncEverySeconds: 1200, collect: 'all' };
      const serverTime = new Date().toISOString();
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(
        JSON.stringify({ accepted: sync.sessionDays.length, refused: [], serverTime, settings, messages: [] }),
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server has one
    syncs,
    goAway: (away: boolean) => {
      isAway = away;
    },
    /** How often each command was used, by the highest revision of each session. */
    uses: () => {
      const sessions = new Map<string, ReceivedSync['sessionDays'][number]>();
      for (const day of syncs.flatMap(({ sessionDays }) => sessionDays))
        if (day.revision >= (sessions.get(day.session)?.revision ?? 0)) sessions.set(day.session, day);
      const counts: Record<string, number> = {};
      for (const [name, count] of [...sessions.values()].flatMap(({ uses = [] }) => uses))
        counts[name] = (counts[name] ?? 0) + count;
      return counts;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
