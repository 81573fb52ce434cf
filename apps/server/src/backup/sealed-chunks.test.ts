import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { openChunks, sealChunks } from './sealed-chunks.ts';

const seal = { key: randomBytes(32), head: Buffer.from('what stands before it') };
const sealedChunk = 65_536 + 16;

/** In pieces of some length, as a file or a socket gives them. */
async function* inPieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const sealed = (bytes: Buffer) => buffer(sealChunks(inPieces(bytes, 10_007), seal));
const opened = (bytes: Buffer, by = seal) => buffer(openChunks(inPieces(bytes, 30_011), by));
const fault = (bytes: Buffer, by = seal) =>
  opened(bytes, by).then(
    () => 'none',
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  );

describe('a sealed stream', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_000])('of %d bytes is opened as it was', async (length) => {
    const bytes = randomBytes(length);

    const found = await sealed(bytes);

    expect(found.includes(bytes.subarray(0, 16)) && length > 0).toBe(false);
    expect((await opened(found)).equals(bytes)).toBe(true);
  });

  test.each([
    ['a byte', (length: number) => length - 1],
    ['its last chunk', () => 4 * sealedChunk],
    ['all but a chunk', () => sealedChunk],
    ['everything', () => 0],
  ])('that lacks %s at its end is cut off', async (_, end) => {
    const all = await sealed(randomBytes(300_000));

    expect(await fault(all.subarray(0, end(all.length)))).toMatch(/^damaged: .* cut off/);
  });

  test('is damaged by one bit, wherever it is', async () => {
    const all = await sealed(randomBytes(300_000));

    for (const at of [0, 65_540, 2 * sealedChunk + 5, all.length - 1]) {
      const other = Buffer.from(all);
      other.writeUInt8(other.readUInt8(at) ^ 1, at);
      expect(await fault(other)).toMatch(/^damaged: /);
    }
  });

  test('is damaged where its chunks are in another order, or one is left out or added', async () => {
    const all = await sealed(randomBytes(300_000));
    const chunk = (number: number) => all.subarray(number * sealedChunk, (number + 1) * sealedChunk);

    for (const order of [
      [1, 0, 2, 3, 4],
      [0, 2, 3, 4],
      [0, 0, 1, 2, 3, 4],
      [4, 1, 2, 3, 0],
    ])
      expect(await fault(Buffer.concat(order.map(chunk)))).toMatch(/^damaged: /);
  });

  test('opens with its own key and its own head only', async () => {
    const all = await sealed(randomBytes(100));

    expect(await fault(all, { ...seal, key: randomBytes(32) })).toMatch(/^damaged: /);
    expect(await fault(all, { ...seal, head: Buffer.from('another one') })).toMatch(/^damaged: /);
  });
});
