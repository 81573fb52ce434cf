import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What came back over a socket, as far as it is HTTP. */
export interface RawReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Writes bytes to a port, in pieces with a pause before each where `pauseMs` says so, and reads until the other side closes.
 * For what no HTTP client would send.
 */
export async function rawRequest(
  port: number,
  pieces: string | Buffer | readonly (string | Buffer)[],
  { pauseMs = 0, host = '127.0.0.1', localAddress }: { pauseMs?: number; host?: string; localAddress?: string } = {},
): Promise<RawReply> {
  const socket = connect({ port, host, ...(localAddress === undefined ? {} : { localAddress }) });
  const received: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => received.push(chunk));
  const closed = new Promise<void>((resolve) => {
    socket.on('error', () => resolve()); // the server may close while we still write
    socket.on('close', () => resolve());
  });
  for (const piece of Array.isArray(pieces) ? (pieces as (string | Buffer)[]) : [pieces as string | Buffer]) {
    if (socket.destroyed) break;
    socket.write(piece);
    if (pauseMs > 0) await Promise.race([sleep(pauseMs), closed]);
  }
  await closed;
  return parse(Buffer.concat(received).toString('latin1'));
}

function parse(text: string): RawReply {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  return {
    status: Number(statusLine.split(' ')[1] ?? 0),
    headers: Object.fromEntries(
      lines.map((line) => [line.split(':')[0]?.toLowerCase() ?? '', line.replace(/^[^:]*:\s*/, '')]),
    ),
    body: rest.join('\r\n\r\n'),
  };
}
