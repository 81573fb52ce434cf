import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Fault } from './fault.ts';

/** What a peer does with a connection on which a request came. */
type Conduct = (socket: Socket, n: number) => void;

/** A peer on this machine that knows no HTTP but what the test says. */
export async function openRawPeer(conduct: Conduct): Promise<{ port: number; close: () => void }> {
  const sockets = new Set<Socket>();
  let n = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.once('data', () => conduct(socket, n++));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, close }; // a TCP server has one
}

const peerFault = (name: string, conduct: Conduct): Fault => ({
  name,
  arrange: async () => {
    const { port, close } = await openRawPeer(conduct);
    return { options: { endpoint: `http://127.0.0.1:${port}` }, undo: close };
  },
});

const response = (status: string, body = '', headers: readonly string[] = []) =>
  [`HTTP/1.1 ${status}`, `content-length: ${Buffer.byteLength(body)}`, ...headers, '', body].join('\r\n');

/** Writes the same again and again, until nobody listens any more. */
const forever =
  (text: string, everyMs: number): Conduct =>
  (socket) => {
    const timer = setInterval(() => socket.write(text), everyMs);
    socket.on('close', () => clearInterval(timer));
  };

const settings = { syncEverySeconds: 1200, collect: 'all' };
const good = { accepted: 1, refused: [], serverTime: '2026-11-25T12:00:00Z', settings, messages: [] };
const said = (changes: object) => JSON.stringify({ ...good, ...changes });

const connections: [string, Conduct][] = [
  ['the peer resets the connection', (socket) => socket.resetAndDestroy()],
  ['the peer hangs up', (socket) => socket.end()],
  [
    'the peer resets in the middle of the answer',
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"accepted"', () => socket.resetAndDestroy());
    },
  ],
  [
    'the peer ends in the middle of the answer',
    (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{}'),
  ],
  ['the head comes one letter at a time', forever('x', 50)],
  [
    'the body never ends',
    (socket, n) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      forever('x'.repeat(65_536), 1)(socket, n);
    },
  ],
  [
    'the body trickles',
    (socket, n) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      forever(' ', 20)(socket, n);
    },
  ],
  [
    'the answer is noise',
    (socket) => socket.end(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))),
  ],
  ['the answer is another protocol', (socket) => socket.end('220 mail.example.com ESMTP\r\n')],
  ['the head is too long', (socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(200_000)}\r\n\r\n`)],
  ['there are 5,000 headers', (socket) => socket.end(`HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(5000)}\r\n{}`)],
  ['the length is negative', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}')],
  [
    'there are two lengths',
    (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}'),
  ],
  [
    'the chunks are broken',
    (socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n'),
  ],
  ['early hints never end', forever('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n', 20)],
  ['the answer is 100 Continue and nothing more', (socket) => void socket.write('HTTP/1.1 100 Continue\r\n\r\n')],
  [
    'the protocol is switched',
    (socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\nx');
    },
  ],
  ['two answers come at once', (socket) => socket.end(response('200 OK', said({})) + response('500 No', '{}'))],
];

const bodies: [string, string, string[]?][] = [
  ["a portal's page", '<html>Please log in</html>', ['content-type: text/html']],
  ['nothing', ''],
  ['null', 'null'],
  ['a list', '[]'],
  ['a text', '"accepted"'],
  ['a number beyond all bounds', said({ accepted: 1e308 })],
  ['a negative number', said({ accepted: -1 })],
  ['a number as a text', said({ accepted: '1' })],
  ['a refusal of nothing', said({ refused: [null] })],
  ['refusals that point nowhere', said({ refused: [{ at: 'sessionDays/-1', code: 'day-out-of-range' }, { at: '' }] })],
  ['a time that is none', said({ serverTime: 'noon' })],
  ['the year 275760', said({ serverTime: '+275760-09-13T00:00:00Z' })],
  ['the year 1970', said({ serverTime: '1970-01-02T00:00:00Z' })],
  ['no settings', said({ settings: null })],
  ['to sync all the time', said({ settings: { ...settings, syncEverySeconds: 1e-300 } })],
  ['to sync never', said({ settings: { ...settings, syncEverySeconds: 1e308 } })],
  ['to collect something', said({ settings: { ...settings, collect: 'something' } })],
  ['to collect nothing', said({ settings: { ...settings, collect: 'none' } })],
  ['a prototype', '{"__proto__":{"accepted":1},"constructor":{"prototype":{"x":1}}}'],
  ['JSON nested 100,000 deep', '['.repeat(100_000)],
  ['a megabyte of JSON', said({ messages: Array.from({ length: 100_000 }, (_, i) => i) })],
  ['bytes that are no text', '\ud800\udc00\u0000\uffff'],
  ['plain text said to be gzip', said({}), ['content-encoding: gzip']],
  ['plain text said to be brotli', said({}), ['content-encoding: br']],
];

const statuses: [string, string, string[]?][] = [
  ...['301', '302', '303', '307', '308'].map((one): [string, string, string[]] => [
    one,
    '',
    ['location: http://127.0.0.1:9/'],
  ]),
  ['304', ''],
  ['204', ''],
  ['206', said({})],
  ['201', said({})],
  ['410', ''],
  ['999', said({})],
  ['400', '{"at":"firstDay"}', ['date: Mon, 01 Jan 2035 00:00:00 GMT']],
  ['400', '{"at":"firstDay"}', ['date: never']],
  ['422', '{"at":"sessionDays/0"}'],
  ['422', '{"at":{"a":1}}'],
  ['413', ''],
  ...['401', '403', '404', '408', '418', '451', '500', '503', '599'].map((one): [string, string] => [one, '{}']),
];

const pauses = [
  '-1',
  '0',
  'NaN',
  'Infinity',
  '1e400',
  '9'.repeat(400),
  '',
  'soon',
  '1, 2',
  '0x10',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Fri, 31 Dec 9999 23:59:59 GMT',
];

/** What a collector, or whoever stands in its place, may answer. */
export const answerFaults: readonly Fault[] = [
  ...connections.map(([name, conduct]) => peerFault(name, conduct)),
  ...bodies.map(([name, body, headers]) =>
    peerFault(`the answer is ${name}`, (socket) => socket.end(response('200 OK', body, headers))),
  ),
  ...statuses.map(([status, body, headers = []]) =>
    peerFault(`the status is ${status} ${body} ${headers.join()}`.trim(), (socket) =>
      socket.end(response(`${status} No`, body, headers)),
    ),
  ),
  ...pauses.map((pause) =>
    peerFault(`it is to be tried again after "${pause.slice(0, 30)}"`, (socket) =>
      socket.end(response('429 No', '', [`retry-after: ${pause}`])),
    ),
  ),
];
