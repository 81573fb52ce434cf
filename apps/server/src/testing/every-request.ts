import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Product } from '@usance/api';
import { aSessionDay, anInstallation, aSync } from './a-sync.ts';
import { rawRequest } from './raw-request.ts';
import { ownerToken } from './test-server.ts';

/** Where requests come from. */
export interface Sender {
  port: number;
  /** The server's end, and the sender's own: an address of this machine. */
  host: string;
  localAddress: string;
  /** What proxies wrote into `X-Forwarded-For`; without it there is none between. */
  forwardedFor: string | undefined;
  /** What a sender may say of itself. */
  claimed: string;
  /** Whether one request is so slow that the server gives up, which takes it a while. */
  isSlowToo: boolean;
}

/** Headers by which senders have told servers an address, whether anybody believes them or not. */
const claims = [
  'X-Real-IP',
  'X-Client-IP',
  'X-Cluster-Client-IP',
  'X-Original-Forwarded-For',
  'X-Forwarded',
  'Forwarded-For',
  'CF-Connecting-IP',
  'CF-Connecting-IPv6',
  'CF-Pseudo-IPv4',
  'True-Client-IP',
  'Fastly-Client-IP',
  'Fly-Client-IP',
  'X-Azure-ClientIP',
  'X-Envoy-External-Address',
  'X-Appengine-User-IP',
  'X-ProxyUser-IP',
  'Via',
];

/** Everything that can go right and wrong with a request, sent one after the other. Answers what came back, by what was sent. */
export async function sendEverything(sender: Sender, product: Product): Promise<Map<string, string>> {
  const good = aSync(product.key, { installation: anInstallation(1) });
  const json = (value: unknown) => JSON.stringify(value);
  const requests: [name: string, pieces: (string | Buffer)[]][] = [
    ['a good sync', post(sender, '/v1/sync', json(good))],
    ['the same again', post(sender, '/v1/sync', json(good))],
    ['packed', post(sender, '/v1/sync', gzipSync(json(good)), 'Content-Encoding: gzip\r\n')],
    ['a bad item', post(sender, '/v1/sync', json({ ...good, sessionDays: [aSessionDay({ day: 'today' })] }))],
    ['a bad sync', post(sender, '/v1/sync', json({ ...good, sentAt: 'now' }))],
    ['no JSON', post(sender, '/v1/sync', '{')],
    ['an unknown key', post(sender, '/v1/sync', json({ ...good, key: 'pk_000000000000000000000000' }))],
    [
      'too much',
      [`POST /v1/sync HTTP/1.1\r\n${headOf(sender)}Content-Type: application/json\r\nContent-Length: 1100000\r\n\r\n`],
    ],
    ['another type', post(sender, '/v1/sync', json(good), '', 'text/plain')],
    ['a fault of the server', post(sender, '/v1/sync', json({ ...good, padding: 'a fault of the server' }))],
    [
      'a storage that fails',
      post(sender, '/v1/sync', json({ ...good, installation: anInstallation(503), padding: 'the storage fails' })),
    ],
    ['another method', post(sender, '/healthz/live', '{}')],
    ['no such path', post(sender, '/nowhere', '{}')],
    [
      'a wrong password',
      post(sender, '/api/v1/session', json({ email: 'olga@example.com', password: 'incorrect horse' })),
    ],
    ['a report', get(sender, `/api/v1/products/${product.id}/reports/activity?from=-9d`)],
    ['a bad question', get(sender, `/api/v1/products/${product.id}/reports/activity?os=~(`)],
    ['no HTTP', [`POST /v1/sync HTTP/1.1\r\n${headOf(sender)}Content-Length: ?\r\n\r\n`]],
    ['a proxy’s line', [`PROXY TCP4 ${sender.claimed} 192.0.2.1 5000 80\r\n`, ...post(sender, '/v1/sync', json(good))]],
    ['a proxy’s bytes', [proxyBytes, ...post(sender, '/v1/sync', json(good))]],
  ];
  // Beside the others: what took longer could see a round of work that the server does now and then.
  const slow = `POST /v1/sync HTTP/1.1\r\n${headOf(sender)}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;
  const tooSlow = sender.isSlowToo ? answerTo(sender, [slow]) : undefined;
  const answers = new Map<string, string>();
  for (const [name, pieces] of requests) answers.set(`answers/${name}`, await answerTo(sender, pieces));
  (await halfARequest(sender)).resetAndDestroy();
  for (let i = 0; i < 6; i += 1)
    answers.set(`answers/one more ${i}`, await answerTo(sender, post(sender, '/v1/sync', json(good))));
  if (tooSlow !== undefined) answers.set('answers/too slow', await tooSlow);
  return answers;
}

/** Half a request, on which the server waits. */
export async function halfARequest(sender: Sender): Promise<Socket> {
  const socket = connect(sender).on('error', () => undefined);
  const head = `POST /v1/sync HTTP/1.1\r\n${headOf(sender)}Content-Type: application/json\r\nContent-Length: 1000\r\n`;
  await new Promise<void>((resolve) => socket.write(`${head}\r\n{"key":`, () => resolve()));
  return socket;
}

/** Sends bytes, and answers what came back but for the header that tells the time. */
export async function answerTo({ port, host, localAddress }: Sender, pieces: (string | Buffer)[]): Promise<string> {
  const { status, headers, body } = await rawRequest(port, pieces, { host, localAddress });
  return JSON.stringify({ status, headers: { ...headers, date: undefined }, body });
}

export function post(
  sender: Sender,
  path: string,
  body: string | Buffer,
  more = '',
  type = 'application/json',
): (string | Buffer)[] {
  const content = `Content-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n`;
  return [`POST ${path} HTTP/1.1\r\n${headOf(sender)}${content}${more}\r\n`, body];
}

const get = (sender: Sender, path: string) => [
  `GET ${path} HTTP/1.1\r\n${headOf(sender)}Authorization: Bearer ${ownerToken}\r\nConnection: close\r\n\r\n`,
];

function headOf({ forwardedFor, claimed }: Sender): string {
  const forwarded = forwardedFor === undefined ? '' : `X-Forwarded-For: ${forwardedFor}\r\n`;
  const forged = claims.map((name) => `${name}: ${claimed}\r\n`).join('');
  return `Host: usage.example.com\r\nUser-Agent: a program\r\n${forwarded}${forged}Forwarded: for="[${claimed}]";proto=https\r\n`;
}

/** The binary form of the PROXY protocol, version 2. */
const proxyBytes = Buffer.from('0d0a0d0a000d0a515549540a21110000', 'hex');
