import * as fc from 'fast-check';

/** One thing that is done to bytes somewhere within them, told as a share of their length. */
type Spoil = (bytes: Buffer) => Buffer;

const at = (bytes: Buffer, share: number) => Math.floor(share * bytes.length);
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** What means something to a parser of HTTP, JSON or gzip, or is just beyond what it allows. */
const tokens = [
  '\r\n',
  '\r\n\r\n',
  '\n',
  '\0',
  ': ',
  '"',
  '\\',
  '\\u0000',
  '\ud800',
  '{',
  '}',
  '[',
  ']',
  ',',
  '-',
  '1e999',
  '0x10',
  'Transfer-Encoding: chunked\r\n',
  'Content-Length: 5\r\n',
  'Content-Length: -1\r\n',
  'Expect: 100-continue\r\n',
  'Content-Encoding: gzip\r\n',
  'Content-Encoding: br\r\n',
  'Upgrade: h2c\r\nConnection: Upgrade\r\n',
  'ffffffffff\r\n',
  '"__proto__":{"a":1},',
  '"constructor":null,',
  '"key":"pk_x",',
  '"sessionDays":[],',
  'null',
  '1e308',
  '9007199254740993',
  '['.repeat(5_000),
  '{"a":'.repeat(5_000),
  'x'.repeat(70_000),
];

const spoils: fc.Arbitrary<Spoil> = fc.oneof(
  fc.tuple(share, fc.integer({ min: 0, max: 255 })).map(([where, value]): Spoil => (bytes) => {
    const spoiled = Buffer.from(bytes);
    if (spoiled.length > 0) spoiled[Math.min(at(bytes, where), spoiled.length - 1)] = value;
    return spoiled;
  }),
  fc.tuple(share, share).map(([from, length]): Spoil => (bytes) => {
    const start = at(bytes, from);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + at(bytes, length * 0.2))]);
  }),
  fc.tuple(share, share, share).map(([from, length, to]): Spoil => (bytes) => {
    const part = bytes.subarray(at(bytes, from), at(bytes, from) + at(bytes, length * 0.3));
    return Buffer.concat([bytes.subarray(0, at(bytes, to)), part, bytes.subarray(at(bytes, to))]);
  }),
  fc
    .tuple(
      share,
      fc.oneof(
        fc.constantFrom(...tokens).map((token) => Buffer.from(token)),
        fc.uint8Array({ maxLength: 40 }),
      ),
    )
    .map(
      ([where, more]): Spoil =>
        (bytes) =>
          Buffer.concat([bytes.subarray(0, at(bytes, where)), more, bytes.subarray(at(bytes, where))]),
    ),
  share.map(
    (length): Spoil =>
      (bytes) =>
        bytes.subarray(0, at(bytes, length)),
  ),
);

/** Good bytes, to which up to six things are done. */
export const spoiled = (good: Buffer): fc.Arbitrary<Buffer> =>
  fc.array(spoils, { maxLength: 6 }).map((done) => done.reduce((bytes, spoil) => spoil(bytes), good));
