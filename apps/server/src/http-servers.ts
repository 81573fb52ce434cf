import { createServer, type RequestListener, type Server } from 'node:http';
import { answerBrokenRequest } from './broken-request.ts';

/** Long enough for an answer that waits for the disk, and shorter than a container is usually given to stop. */
const graceMs = 5_000;
/** A client that is busy sends its next request within this, and learns from its answer that it was the last. */
const sweepMs = 100;

/** The servers of one program: `localhost` stands for two addresses, each with a server of its own. */
export interface HttpServers {
  create(listener: RequestListener): Server;
  /** Takes no new connection, lets those that are open have their answer, and cuts off who is not done by then. */
  close(): Promise<void>;
}

/** `requestTimeoutMs` is what a sender gets for the whole of its request, however slowly it writes. */
export function createHttpServers(requestTimeoutMs: number): HttpServers {
  const servers: Server[] = [];
  return {
    create(listener) {
      const options = {
        requestTimeout: requestTimeoutMs,
        // Node takes the shorter of the two times for headers and the longer, a minute unless told, for bodies.
        headersTimeout: requestTimeoutMs,
        connectionsCheckingInterval: Math.min(1_000, requestTimeoutMs / 4),
        keepAliveTimeout: 72_000, // longer than proxies keep theirs, so that none sends into a connection that just ended
        requireHostHeader: false, // Node would refuse without a word
      };
      const server = createServer(options, listener).on('clientError', answerBrokenRequest);
      servers.push(server);
      return server;
    },
    async close() {
      const open = servers.filter((server) => server.listening);
      const closed = open.map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
      // Node ends the connections that are idle now, but not those that become so.
      const sweep = setInterval(() => open.forEach((server) => server.closeIdleConnections()), sweepMs);
      // It also stops to look for those that take too long.
      const cut = setTimeout(() => open.forEach((server) => server.closeAllConnections()), graceMs);
      await Promise.all(closed);
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}
