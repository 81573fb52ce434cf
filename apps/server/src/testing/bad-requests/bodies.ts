import { gzipSync, deflateSync, brotliCompressSync } from 'node:zlib';
import { aSession, aSessionDay, aSync } from '../a-sync.ts';
import { needle, sync, times, type BadRequest, type Target } from './bad-request.ts';

const good = ({ key }: Target) => JSON.stringify(aSync(key, { contexts: [{ app: { version: needle } }] }));
const nested = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
const gzip = { 'content-encoding': 'gzip' };

/** Text instead of a body, with the sync that would be good around it. */
const text = (title: string, make: (target: Target) => string | Buffer, code = 'invalid-json'): BadRequest => ({
  title,
  send: (target) => sync(target, make(target)),
  status: 400,
  code,
});

/** What is wrong with the bytes of a body, before any field of it is looked at. */
export const badBodies: BadRequest[] = [
  text('a sync in words', () => `hello, ${needle}`),
  text('a sync that ends in the middle', (target) => good(target).slice(0, -10)),
  text('a sync with a comma too many', (target) => good(target).replace(/\}$/, ',}')),
  text('two syncs in one body', (target) => good(target) + good(target)),
  text('a sync with single quotes', (target) => good(target).replaceAll('"', "'")),
  text('a form', ({ key }) => `key=${key}&version=${needle}`),
  text('NaN for a number', (target) => good(target).replace('"seconds":60', '"seconds":NaN')),
  text('Infinity for a number', (target) => good(target).replace('"seconds":60', '"seconds":Infinity')),
  text('a hexadecimal number', (target) => good(target).replace('"seconds":60', '"seconds":0x3c')),
  text('a comment', (target) => good(target).replace('{', '{/* hello */')),
  text('broken UTF-8', (target) => Buffer.from(good(target).replace(needle, `${needle}\xff`), 'latin1')),
  text('overlong UTF-8', (target) => Buffer.from(good(target).replace(needle, `${needle}\xc0\xaf`), 'latin1')),
  text('half of a surrogate pair as UTF-8', (target) =>
    Buffer.from(good(target).replace(needle, `${needle}\xed\xa0\x80`), 'latin1'),
  ),
  text('UTF-16', (target) => Buffer.from(good(target), 'utf16le')),
  text('a bare control character', (target) => good(target).replace(needle, `${needle}\u0001`)),
  text('a byte order mark', (target) => `\ufeff${good(target)}`),
  text('nothing but zeros', () => Buffer.alloc(1000)),
  text('100,000 open brackets', () => '['.repeat(100_000)),
  text('100,000 open objects', () => '{"a":'.repeat(100_000)),
  text('100,000 lists in each other', () => nested('[', ']', 100_000), 'invalid-request'),
  {
    title: '100,000 objects in each other',
    send: (target) => sync(target, `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    status: 400,
    code: 'invalid-request',
    at: 'key',
  },
  {
    title: '100,000 lists in a field of its own accord',
    send: (target) =>
      sync(target, good(target).replace(/"contexts":\[.*?\}\]/, `"contexts":${nested('[', ']', 100_000)}`)),
    status: 200,
    refused: ['contexts/0', 'sessionDays/0'],
  },
  {
    title: 'a body of 10 MB',
    send: (target) => sync(target, good(target) + ' '.repeat(10_000_000)),
    status: 413,
    code: 'body-too-large',
  },
  {
    title: 'a body of 10 MB within a string',
    send: (target) => sync(target, good(target).replace(needle, needle.repeat(440_000))),
    status: 413,
    code: 'body-too-large',
  },
  {
    title: 'a gzip bomb of 64 MB in 64 kB',
    send: (target) => sync(target, gzipSync(good(target) + ' '.repeat(64_000_000)), gzip),
    status: 413,
    code: 'body-too-large',
  },
  {
    title: 'a gzip bomb in many members',
    send: (target) => sync(target, Buffer.concat(times(400, gzipSync(' '.repeat(1_000_000)))), gzip),
    status: 413,
    code: 'body-too-large',
  },
  {
    title: 'gzip that is not gzip',
    send: (target) => sync(target, good(target), gzip),
    status: 400,
    code: 'invalid-json',
  },
  {
    title: 'gzip that was cut off',
    send: (target) => sync(target, gzipSync(good(target)).subarray(0, -12), gzip),
    status: 400,
    code: 'invalid-json',
  },
  {
    title: 'gzip with a flipped bit',
    send: (target) => sync(target, flip(gzipSync(good(target))), gzip),
    status: 400,
    code: 'invalid-json',
  },
  {
    title: 'gzip of gzip',
    send: (target) => sync(target, gzipSync(gzipSync(good(target))), gzip),
    status: 400,
    code: 'invalid-json',
  },
  {
    title: 'gzip of nothing',
    send: (target) => sync(target, gzipSync(''), gzip),
    status: 400,
    code: 'invalid-json',
  },
  {
    title: 'deflate',
    send: (target) => sync(target, deflateSync(good(target)), { 'content-encoding': 'deflate' }),
    status: 415,
    code: 'unsupported-encoding',
  },
  {
    title: 'brotli',
    send: (target) => sync(target, brotliCompressSync(good(target)), { 'content-encoding': 'br' }),
    status: 415,
    code: 'unsupported-encoding',
  },
  {
    title: 'gzip twice, by its header',
    send: (target) => sync(target, gzipSync(good(target)), { 'content-encoding': 'gzip, gzip' }),
    status: 415,
    code: 'unsupported-encoding',
  },
  {
    title: 'a content type of text',
    send: (target) => sync(target, good(target), { 'content-type': 'text/plain' }),
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    title: 'a content type of a form',
    send: (target) => sync(target, good(target), { 'content-type': 'multipart/form-data; boundary=x' }),
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    title: 'a content type that is none',
    send: (target) => sync(target, good(target), { 'content-type': 'json' }),
    status: 415,
    code: 'unsupported-media-type',
  },
  {
    title: 'a key that is given twice, the second unknown',
    send: (target) => sync(target, good(target).replace(/\}$/, ',"key":"pk_000000000000000000000000"}')),
    status: 401,
    code: 'unknown-key',
    at: 'key',
  },
  {
    title: 'session days that are given twice, the second bad',
    send: ({ key, ...rest }) => {
      const second = JSON.stringify([aSessionDay({ session: aSession(2), seconds: -1 })]);
      return sync({ key, ...rest }, JSON.stringify(aSync(key)).replace(/\}$/, `,"sessionDays":${second}}`));
    },
    status: 200,
    refused: ['sessionDays/0'],
  },
];

function flip(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 0x10;
  return copy;
}
