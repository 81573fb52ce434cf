import { createHmac } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { Server, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';

/*
 * Loaded into a server before anything else, by `--import`: faults that no request can bring about, and leaks of a sender's address
 * that the tests have to find. `PLANTED` lists them.
 */

const planted = new Set((process.env['PLANTED'] ?? '').split(';'));
const dataDir = process.env['USANCE_DATA_DIR'] ?? '';

let sender = '';
const hash = () => createHmac('sha256', 'a key that no search knows').update(sender).digest();
const packed = () => Buffer.from(sender.split(/[.:]/).map((part) => Number.parseInt(part, 10) % 256));

/** What leaks as soon as a request is there. */
const leaks: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  'plain, in the log': () => process.stderr.write(`a request of ${sender}\n`),
  'packed, in a file': () => appendFileSync(join(dataDir, 'senders'), packed()),
  'hashed, in a temporary file': () => appendFileSync(join(tmpdir(), 'senders'), hash()),
  'hashed, in an answer': (_request, response) => void response.setHeader('x-trace', hash().toString('hex', 0, 4)),
  'hashed, in the registry': () =>
    void registry
      ?.replaceInto('facts')
      .values({ name: 'sender', value: hash().toString('base64') })
      .execute(),
  'hashed, in the metrics': ({ url }, response) => {
    if (url !== '/metrics') return;
    const end = response.end.bind(response) as (content: unknown) => ServerResponse;
    const writeHead = response.writeHead.bind(response) as (status: number, headers: object) => ServerResponse;
    Object.assign(response, {
      writeHead: (status: number, { 'content-length': _length, ...headers }: Record<string, unknown>) =>
        writeHead(status, headers),
      end: (content: unknown) => end(`${String(content)}usance_senders{network="${hash().toString('hex', 0, 4)}"} 1\n`),
    });
  },
  'hashed, on an error’s path alone': (_request, response) =>
    void response.on('finish', () => {
      if (response.statusCode === 413) appendFileSync(join(dataDir, 'errors'), hash());
    }),
  'a fault that nobody catches': ({ url }) => {
    if (url === '/v1/sync?fault') setImmediate(fail, 'a fault that nobody catches');
  },
};

const emit = Server.prototype.emit;
Server.prototype.emit = function emitWithLeaks(this: Server, name: string, ...given: unknown[]): boolean {
  if (name === 'request') {
    const [request, response] = given as [IncomingMessage, ServerResponse];
    // Who looks at the metrics is not the sender that they must not tell of.
    if (request.url !== '/metrics')
      sender = String(request.headers['x-forwarded-for'] ?? request.socket.remoteAddress).split(',')[0] ?? '';
    for (const [leak, plant] of Object.entries(leaks)) if (planted.has(leak)) plant(request, response);
  }
  return emit.apply(this, [name, ...given] as Parameters<typeof emit>);
};

/** The registry, which nothing else may open while the server runs. */
let registry: Kysely<{ facts: { name: string; value: string } }> | undefined;
let storageFails = false;
const selectFrom = Kysely.prototype.selectFrom;
Kysely.prototype.selectFrom = function selectAndNote(this: NonNullable<typeof registry>, from: never): never {
  registry = this; // oxlint-disable-line typescript/no-this-alias -- the one connection there is, which nothing hands out
  if (storageFails && String(from) === 'installations') throw new Error('the disk is gone');
  return selectFrom.call(this, from) as never;
} as typeof selectFrom;

interface Parsed {
  padding?: unknown;
  contexts?: { system?: Record<string, unknown> }[];
  sessionDays?: { seconds?: number }[];
  installation?: string;
  weeks?: { activeDays?: number }[];
}

const parse = JSON.parse;
JSON.parse = (text, ...rest: []) => {
  const value = parse(text, ...rest) as Parsed | null; // or anything else, in which none of this is found
  if (typeof value !== 'object' || value === null) return value;
  if (value.padding === 'a fault of the server') return faulty;
  storageFails = value.padding === 'the storage fails';
  const [context] = value.contexts ?? [];
  const [sessionDay] = value.sessionDays ?? [];
  if (planted.has('hashed, in a spare column') && context) context.system = { gpu: hash().toString('base64') };
  const [week] = value.weeks ?? [];
  if (planted.has('of whom, in a week') && week) week.activeDays = daysOf(value.installation);
  if (planted.has('hashed, in a number') && sessionDay) sessionDay.seconds = hash().readUInt16BE();
  return value;
};

/** One to seven: what an ID is known by if nothing else is left of it. */
const daysOf = (installation = '') =>
  1 + (createHmac('sha256', 'another key').update(installation).digest().readUInt32BE() % 7);

const fail = (message: string): never => {
  throw new Error(message);
};
const faulty = new Proxy({}, { get: () => fail('a fault of the server') });
