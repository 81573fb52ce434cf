import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Product } from '@usance/api';
import { anInstallation, aSync } from './a-sync.ts';
import { rawRequest } from './raw-request.ts';
import { ownerToken } from './test-server.ts';

export interface Sending {
  url: string;
  port: number;
  address: string;
  product: Product;
  number: number;
}

/** Everything that can go right and wrong with a request, from one address. Answers the statuses. */
export async function sendAll({ url, port, address, product: { id, key }, number }: Sending): Promise<number[]> {
  const headers = {
    'content-type': 'application/json',
    'x-forwarded-for': address,
    forwarded: `for="[${address}]"`,
    'x-real-ip': address,
    'user-agent': 'a program',
  };
  const good = aSync(key, { installation: anInstallation(number) });
  const post = async (path: string, body: unknown, more: Record<string, string> = {}) => {
    const content = Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body);
    return (await fetch(`${url}${path}`, { method: 'POST', headers: { ...headers, ...more }, body: content })).status;
  };
  const statuses = [
    await post('/v1/sync', good),
    await post('/v1/sync', gzipSync(JSON.stringify(good)), { 'content-encoding': 'gzip' }),
    await post('/v1/sync', { ...good, sentAt: 'now' }),
    await post('/v1/sync', { ...good, sessionDays: [{ day: 'today' }] }),
    await post('/v1/sync', { ...good, key: 'pk_000000000000000000000000' }),
    await post('/v1/sync', Buffer.from('{'), { 'content-encoding': 'gzip' }),
    await post('/v1/sync', { ...good, padding: 'x'.repeat(1_100_000) }),
    await post('/v1/sync', good, { 'content-type': 'text/plain' }),
    await post('/healthz/live', {}),
    await post('/nowhere', {}),
    await post('/api/v1/session', { email: 'olga@example.com', password: 'incorrect horse' }),
    (
      await fetch(`${url}/api/v1/products/${id}/reports/activity?os=~(`, {
        headers: { ...headers, authorization: `Bearer ${ownerToken}` },
      })
    ).status,
    (
      await rawRequest(
        port,
        `POST /v1/sync HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${address}\r\nContent-Length: ?\r\n\r\n`,
      )
    ).status,
  ];
  await abortedUpload(port, address);
  for (let i = 0; i < 5; i += 1) statuses.push(await post('/v1/sync', good));
  return statuses;
}

/** Half a body, and then silence. */
async function abortedUpload(port: number, address: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const head = `POST /v1/sync HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${address}\r\nContent-Type: application/json\r\n`;
  await new Promise<void>((resolve) => socket.write(`${head}Content-Length: 1000\r\n\r\n{"key":`, () => resolve()));
  socket.resetAndDestroy();
}
