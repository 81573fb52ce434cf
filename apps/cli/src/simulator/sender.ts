import { Agent, request, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { Answer, Problem, Refusal, Sync } from '@usance/protocol';
import type { Delivery } from './deliveries.ts';

/** What was sent and what came back. */
export interface Tally {
  syncs: number;
  /** Session days that the server acknowledged, repeated ones included. */
  acknowledged: number;
  lostAnswers: number;
  retries: number;
  bytes: number;
  /** Items that the server did not take; a sound simulation has none. */
  refused: Refusal[];
}

export interface Sender {
  /** Resolves when the server has acknowledged, or at once if the answer is to be lost. */
  send(delivery: Delivery): Promise<void>;
  readonly tally: Tally;
  close(): void;
}

export interface SenderOptions {
  server: URL;
  key: string;
  connections: number;
  /** Whether to name the simulated address, for a server that trusts this machine as a proxy. */
  namesAddresses: boolean;
  now: () => number;
}

const mostTries = 30;

/** A sender that cannot go on: the server refused a sync, or stayed away. */
export class SendError extends Error {
  override readonly name = 'SendError';
}

/** Sends deliveries over connections that are kept open, and tries again as the protocol says. */
export function openSender({ server, key, connections, namesAddresses, now }: SenderOptions): Sender {
  const isTls = server.protocol === 'https:';
  const agent = new (isTls ? TlsAgent : Agent)({ keepAlive: true, maxSockets: connections });
  const start = isTls ? tlsRequest : request;
  const url = new URL('/v1/sync', server);
  const tally: Tally = { syncs: 0, acknowledged: 0, lostAnswers: 0, retries: 0, bytes: 0, refused: [] };

  function post(body: Buffer, { address, answerIsLost }: Delivery): Promise<Reply | 'lost'> {
    return new Promise((resolve, reject) => {
      const outgoing = start(url, {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          ...(namesAddresses ? { 'x-forwarded-for': address } : {}),
        },
      });
      if (answerIsLost) {
        outgoing.on('finish', () => {
          outgoing.destroy();
          resolve('lost');
        });
      }
      outgoing.on('response', (incoming) => {
        read(incoming).then(resolve, reject);
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  return {
    tally,
    close: () => agent.destroy(),
    send: async (delivery) => {
      const sync: Sync = { key, sentAt: clock(now() + delivery.clockErrorSeconds * 1_000), ...delivery.body };
      const body = Buffer.from(JSON.stringify(sync));
      for (let tries = 1; ; tries += 1) {
        const reply = await post(body, delivery).catch((cause: NodeJS.ErrnoException) => cause);
        tally.bytes += body.length;
        if (reply === 'lost') {
          tally.lostAnswers += 1;
          return;
        }
        if (!(reply instanceof Error) && reply.status === 200) {
          const answer = reply.content as Answer; // only a well-formed answer has this status
          tally.syncs += 1;
          tally.acknowledged += answer.accepted;
          tally.refused.push(...answer.refused);
          return;
        }
        if (tries >= mostTries || !mayTryAgain(reply)) throw refusalOf(reply, url);
        tally.retries += 1;
        await pause(reply instanceof Error ? 200 : reply.retryAfterMs);
      }
    },
  };
}

interface Reply {
  status: number;
  retryAfterMs: number;
  content: unknown;
}

async function read(incoming: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer); // without an encoding, a stream of the network yields buffers
  const text = Buffer.concat(chunks).toString();
  const isJson = /\bjson\b/.test(incoming.headers['content-type'] ?? '');
  return {
    status: incoming.statusCode ?? 0,
    retryAfterMs: 1_000 * (Number(incoming.headers['retry-after']) || 1),
    content: isJson ? JSON.parse(text) : undefined,
  };
}

function mayTryAgain(reply: Reply | NodeJS.ErrnoException): boolean {
  if (reply instanceof Error) return reply.code === 'ECONNRESET' || reply.code === 'EPIPE';
  return reply.status === 429 || reply.status >= 500;
}

function refusalOf(reply: Reply | NodeJS.ErrnoException, { origin }: URL): SendError {
  if (reply instanceof Error) return new SendError(`The server at ${origin} cannot be reached.`, { cause: reply });
  const problem = reply.content as Partial<Problem> | undefined;
  return new SendError(`The server did not take a sync (${reply.status}): ${problem?.detail ?? 'it gave no reason'}`);
}

const clock = (milliseconds: number): string => new Date(milliseconds).toISOString();
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
