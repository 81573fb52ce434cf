import { aSync } from '../a-sync.ts';
import { rawRequest } from '../raw-request.ts';
import { headOf, needle, raw, type BadRequest, type Target } from './bad-request.ts';

const good = ({ key }: Target) => JSON.stringify(aSync(key, { contexts: [{ app: { version: needle } }] }));
const post = ['POST /v1/sync HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', 'Connection: close'];

/** What is wrong with the HTTP around a body: only a socket can send these. */
export const badTransports: BadRequest[] = [
  {
    title: 'no HTTP at all',
    send: (target) => raw(target, [needle]),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'a handshake of TLS',
    send: (target) => raw(target, ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03']),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'HTTP/2 without being asked',
    send: (target) => raw(target, ['PRI * HTTP/2.0', '', 'SM']),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'a method that nobody knows',
    send: (target) => raw(target, ['STEAL /v1/sync HTTP/1.1', 'Host: localhost']),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'no host',
    send: (target) => raw(target, ['GET /healthz/live HTTP/1.1', 'Connection: close']),
    status: 400,
    code: 'invalid-request',
    at: 'host',
  },
  {
    title: 'a header with a line break in its name',
    send: (target) => raw(target, [...post, `X-Bad\rName: ${needle}`]),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'a header with a zero in it',
    send: (target) => raw(target, [...post, `X-Bad: ${needle}\0`]),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'headers of 64 kB',
    send: (target) => raw(target, [...post, `X-Long: ${needle.repeat(2800)}`]),
    status: 431,
    code: 'headers-too-large',
  },
  {
    title: 'an address of 64 kB',
    send: (target) => raw(target, [`GET /${needle.repeat(2800)} HTTP/1.1`, 'Host: localhost']),
    status: 431,
    code: 'headers-too-large',
  },
  {
    title: 'a body longer than its length',
    send: (target) => raw(target, [...post, 'Content-Length: 20'], good(target)),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'a body shorter than its length',
    send: (target) => raw(target, [...post, 'Content-Length: 100000'], good(target)),
    status: 408,
    code: 'too-slow',
  },
  {
    title: 'a length that is no number',
    send: (target) => raw(target, [...post, 'Content-Length: many'], good(target)),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'a negative length',
    send: (target) => raw(target, [...post, 'Content-Length: -1'], good(target)),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'a length of 10 GB',
    send: (target) => raw(target, [...post, 'Content-Length: 10000000000'], good(target)),
    status: 413,
    code: 'body-too-large',
  },
  {
    title: 'two lengths that differ',
    send: (target) => raw(target, [...post, 'Content-Length: 20', 'Content-Length: 30'], good(target)),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'a length, and chunks',
    send: (target) => raw(target, [...post, 'Content-Length: 20', 'Transfer-Encoding: chunked'], good(target)),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'a chunk without a size',
    send: (target) => raw(target, [...post, 'Transfer-Encoding: chunked'], `zz\r\n${good(target)}\r\n0\r\n\r\n`),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'a chunk larger than it says',
    send: (target) => raw(target, [...post, 'Transfer-Encoding: chunked'], `5\r\n${good(target)}\r\n0\r\n\r\n`),
    status: 400,
    code: 'invalid-request',
  },
  {
    title: 'chunks that never end',
    send: (target) => raw(target, [...post, 'Transfer-Encoding: chunked'], `5\r\n${good(target).slice(0, 5)}\r\n`),
    status: 408,
    code: 'too-slow',
  },
  {
    title: 'chunks of 2 MB together',
    send: (target) =>
      raw(target, [...post, 'Transfer-Encoding: chunked'], `200000\r\n${needle.padEnd(0x200000)}\r\n0\r\n\r\n`),
    status: 413,
    code: 'body-too-large',
  },
  {
    title: 'headers one byte at a time',
    send: ({ server }) =>
      rawRequest(server.port, `${post.join('\r\n')}\r\nX-Slow: ${needle}`.split(''), { pauseMs: 50 }),
    status: 408,
    code: 'too-slow',
  },
  {
    title: 'headers that never end',
    send: ({ server }) => rawRequest(server.port, `${post.join('\r\n')}\r\nX-Slow: ${needle}`),
    status: 408,
    code: 'too-slow',
  },
  {
    title: 'a connection that says nothing',
    send: ({ server }) => rawRequest(server.port, []),
    status: 408,
    code: 'too-slow',
  },
  {
    title: 'a body one byte at a time',
    send: (target) =>
      rawRequest(
        target.server.port,
        [headOf([...post, `Content-Length: ${good(target).length}`]), ...good(target).split('')],
        { pauseMs: 50 },
      ),
    status: 408,
    code: 'too-slow',
  },
];
