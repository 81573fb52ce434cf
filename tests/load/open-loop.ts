import { connect, type Socket } from 'node:net';

export interface OpenLoopOptions {
  port: number;
  /** Requests a second, whatever the answers do. */
  rate: number;
  seconds: number;
  /** The n-th request's bytes, from `first` on. */
  request(n: number): Buffer;
  first: number;
  /** Told of each request that was acknowledged. */
  onAcknowledged(n: number): void;
}

export interface OpenLoopResult {
  sent: number;
  acknowledged: number;
  /** Answers that were not 200, by status. */
  refused: Record<string, number>;
  /** Requests a second that were acknowledged, over the time it took. */
  rate: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
}

interface Connection {
  socket: Socket;
  request: number;
  due: number;
  received: string;
}

/** Connections that wait for an answer at once, at most: more than that and the server is lost anyway. */
const maxConnections = 1_000;

/**
 * Sends at a constant rate, whether or not earlier requests were answered, and measures each answer from when its request was
 * due: a server that stalls cannot hide it by slowing down its senders.
 */
export function openLoop(options: OpenLoopOptions): Promise<OpenLoopResult> {
  const { rate, seconds, first, port } = options;
  const total = Math.floor(rate * seconds);
  const latencies = new Float64Array(total);
  const refused: Record<string, number> = {};
  const free: Connection[] = [];
  let connections = 0;
  let sent = 0;
  let answered = 0;
  let acknowledged = 0;

  return new Promise((resolve, reject) => {
    const start = performance.now();
    const open = (): Connection => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const connection: Connection = { socket, request: -1, due: 0, received: '' };
      socket.on('data', (chunk) => receive(connection, chunk));
      socket.on('error', reject);
      socket.on('close', () => {
        if (answered < total && connection.request >= 0) reject(new Error('the server closed a connection'));
      });
      connections += 1;
      return connection;
    };

    function receive(connection: Connection, chunk: Buffer) {
      connection.received += chunk.toString('latin1');
      const text = connection.received;
      const bodyAt = text.indexOf('\r\n\r\n') + 4;
      if (bodyAt < 4) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (text.length < bodyAt + length) return;
      const status = text.slice(9, 12);
      latencies[answered] = performance.now() - connection.due;
      answered += 1;
      if (status === '200') {
        acknowledged += 1;
        options.onAcknowledged(connection.request);
      } else refused[status] = (refused[status] ?? 0) + 1;
      connection.received = '';
      connection.request = -1;
      free.push(connection);
      if (answered === total) finish();
    }

    function finish() {
      const elapsed = (performance.now() - start) / 1000;
      clearInterval(timer);
      for (const { socket } of free) socket.destroy();
      latencies.sort();
      const percentile = (share: number) => latencies[Math.min(total - 1, Math.floor(total * share))] ?? 0;
      resolve({
        sent,
        acknowledged,
        refused,
        rate: acknowledged / elapsed,
        p50Ms: percentile(0.5),
        p99Ms: percentile(0.99),
        maxMs: percentile(1),
      });
    }

    const timer = setInterval(() => {
      const elapsed = performance.now() - start;
      const due = Math.min(total, Math.floor((elapsed / 1000) * rate));
      while (sent < due && (free.length > 0 || connections < maxConnections)) {
        const connection = free.pop() ?? open();
        connection.request = first + sent;
        connection.due = start + (sent / rate) * 1000;
        connection.socket.write(options.request(first + sent));
        sent += 1;
      }
    }, 1);
  });
}
