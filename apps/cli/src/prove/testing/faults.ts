import { appendFileSync } from 'node:fs';
import { Server, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { faultFile } from './fault-file.ts';

/*
 * What a server could do wrong, planted from outside into one that does it right. Imported before the server is. One fault at a time
 * is switched on, by its name.
 */

const dataDir = process.env['USANCE_DATA_DIR'] ?? '';
const ownerToken = process.env['USANCE_OWNER_TOKEN'] ?? '';

let fault = '';
export const switchOn = (name: string): void => void (fault = name);

let sender = '';
const keep = (content: string | Buffer) => appendFileSync(join(dataDir, faultFile), content);

/** What goes wrong as soon as a request is there. */
const ofRequests: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
  'an access log with addresses': () => keep(`${sender} asked\n`),
  'packed addresses': () => keep(Buffer.from(sender.split('.').map(Number))),
  'a raw copy of what comes in': (request) => void request.on('data', (piece: Buffer) => keep(piece)),
  'an address in the answer': (_request, response) => void response.setHeader('x-sender', sender),
  'a cookie to know people by': (_request, response) => void response.setHeader('set-cookie', `id=${Math.random()}`),
  'a manifest that says otherwise': (_request, response) => saysOtherwise(response),
  'a key that reads': ({ headers }) => {
    if (headers.authorization?.startsWith('Bearer pk_') === true) headers.authorization = `Bearer ${ownerToken}`;
  },
};

/** Of the same length, so that the answer's head stays true. */
function saysOtherwise(response: ServerResponse): void {
  const end = response.end.bind(response);
  response.end = ((...given: Parameters<typeof end>) => {
    const [body, ...rest] = given as unknown[];
    const said = typeof body === 'string' ? body.replace('"sessionDays":101', '"sessionDays":100') : body;
    return end(...([said, ...rest] as Parameters<typeof end>)); // as they came
  }) as typeof end;
}

interface Parsed {
  installation?: string;
  consent?: { purposes: string[] };
  contexts?: { app?: { version?: string } }[];
  sessionDays?: { session?: string; seconds?: number }[];
  weeks?: { uses?: [string, number][] }[];
  settings?: { identifierMonths?: number };
  reason?: string;
  keepCountry?: boolean;
}

/** What goes wrong as soon as something was read. */
const ofContents: Record<string, (value: Parsed) => void> = {
  'a number that depends on the address': ({ sessionDays = [] }) => {
    for (const sessionDay of sessionDays) sessionDay.seconds = 60 + sender.length;
  },
  'weeks that tell their sender': ({ weeks = [] }) => {
    for (const { uses = [] } of weeks) for (const use of uses) use[1] = sender.length;
  },
  'sessions that are counted twice': ({ sessionDays = [] }) => {
    for (const sessionDay of sessionDays) sessionDay.session = crypto.randomUUID();
  },
  'consent that is not heeded': ({ consent }) => {
    if (consent !== undefined) consent.purposes = ['basic', 'usage', 'diagnostics', 'content', 'messages'];
  },
  'a list of what the plan refuses': ({ consent, sessionDays = [] }) => {
    if (consent?.purposes.includes('content') === true) keep(JSON.stringify(sessionDays));
  },
  'an ID in a column': ({ installation, contexts = [] }) => {
    // Without its hyphens, as the hash of a build: the guard would not let the ID itself through.
    const hidden = installation?.replaceAll('-', '');
    for (const { app } of contexts) if (app !== undefined && hidden !== undefined) app.version = hidden;
  },
  'a country that is kept all the same': (value) => {
    if (value.keepCountry === false) value.keepCountry = true;
  },
  'a reason that is made up': (value) => {
    if (value.settings !== undefined) value.reason ??= 'none was given, so this';
  },
  'a ceiling that gives way': ({ settings }) => {
    if (settings?.identifierMonths === 26) settings.identifierMonths = 25;
  },
};

const emit = Server.prototype.emit;
Server.prototype.emit = function emitWithFault(this: Server, name: string, ...given: unknown[]): boolean {
  if (name === 'request') {
    const [request, response] = given as [IncomingMessage, ServerResponse];
    sender = String(request.headers['x-forwarded-for'] ?? request.socket.remoteAddress);
    ofRequests[fault]?.(request, response);
    if (fault === 'an erasure that is only acknowledged' && request.url === '/v1/erase') {
      response.writeHead(202, { 'content-type': 'application/json' }).end('{}');
      return true;
    }
  }
  return emit.apply(this, [name, ...given] as Parameters<typeof emit>);
};

const parse = JSON.parse;
JSON.parse = (...given) => {
  const value: unknown = parse(...given);
  if (typeof value === 'object' && value !== null) ofContents[fault]?.(value);
  return value;
};
