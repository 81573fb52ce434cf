import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What happens to a connection: all goes well, or its answer is lost, or the request arrives late or not at all. */
const fates = ['good', 'good', 'good', 'answer lost', 'late', 'cut', 'refused'] as const;

/** A TCP proxy between a program and its server that breaks connections. */
export interface FlakyProxy {
  url: string;
  /** How many connections met each fate. */
  readonly met: Record<(typeof fates)[number], number>;
  /** From now on it breaks nothing. */
  behave(): void;
  close(): Promise<void>;
}

/** Forwards to a port of this machine; `fraction` answers random numbers below 1. */
export async function startFlakyProxy(port: number, fraction: () => number): Promise<FlakyProxy> {
  const met = { good: 0, 'answer lost': 0, late: 0, cut: 0, refused: 0 };
  let isBehaving = false;
  const open = new Set<Socket>();

  function meet(client: Socket): void {
    const fate = isBehaving ? 'good' : (fates[Math.floor(fraction() * fates.length)] ?? 'good');
    met[fate] += 1;
    remember(client);
    if (fate === 'refused') return void client.destroy();
    if (fate === 'cut') return void client.once('data', () => client.destroy());
    if (fate === 'late') return late(client);
    const server = remember(connect(port, 'localhost'));
    client.pipe(server);
    if (fate === 'good') server.pipe(client);
    // The server has the request, and has done what it asks for.
    else server.once('data', () => client.destroy());
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  }

  /** The sender gives up, and its request arrives all the same. */
  function late(client: Socket): void {
    const chunks: Buffer[] = [];
    client.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      setTimeout(() => client.destroy(), 50);
    });
    client.on('close', () => {
      setTimeout(() => {
        const server = remember(connect(port, 'localhost'));
        server.write(Buffer.concat(chunks));
        setTimeout(() => server.destroy(), 2_000);
      }, fraction() * 3_000);
    });
  }

  function remember(socket: Socket): Socket {
    open.add(socket);
    return socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
  }

  const server = createServer(meet).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server has one
    met,
    behave: () => {
      isBehaving = true;
    },
    close: async () => {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
