import { createCipheriv, createDecipheriv } from 'node:crypto';
import { BackupError } from './backup-error.ts';

/** Of what is sealed; a sealed chunk is longer by its tag. */
const chunkBytes = 65_536;
const tagBytes = 16;
const sealedBytes = chunkBytes + tagBytes;

/** What a stream is sealed with. A key seals one stream only: chunks are told apart by their numbers. */
export interface Seal {
  /** 32 bytes. */
  key: Buffer;
  /** What stands before the stream in plain text, and must be what it was. */
  head: Buffer;
}

/**
 * Encrypts a stream in chunks that can each be checked on their own (AES-256-GCM). Each is sealed with its number and whether it is the last, so
 * that none can be left out, put elsewhere or cut off.
 */
export async function* sealChunks(source: AsyncIterable<Uint8Array>, seal: Seal): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { chunk, isLast } of cut(source, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', seal.key, nonceOf(number, isLast)).setAAD(seal.head);
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** Decrypts what `sealChunks` made, and gives out only what is as it was. Throws a `BackupError` `damaged`. */
export async function* openChunks(source: AsyncIterable<Uint8Array>, seal: Seal): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { chunk, isLast } of cut(source, sealedBytes)) {
    const end = Math.max(0, chunk.length - tagBytes);
    try {
      const decipher = createDecipheriv('aes-256-gcm', seal.key, nonceOf(number, isLast)).setAAD(seal.head);
      decipher.setAuthTag(chunk.subarray(end));
      yield Buffer.concat([decipher.update(chunk.subarray(0, end)), decipher.final()]);
    } catch (cause) {
      const place = isLast ? 'it is cut off, or damaged at its end' : `it is damaged near byte ${number * sealedBytes}`;
      throw new BackupError('damaged', `this backup cannot be used: ${place}; take another one`, { cause });
    }
    number += 1;
  }
}

/** Chunks of one length; the last, which there always is, may be shorter or empty. */
async function* cut(
  source: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  for await (const some of source) {
    waiting.push(some);
    waitingBytes += some.length;
    if (waitingBytes <= length) continue;
    const all = Buffer.concat(waiting);
    let at = 0;
    // One that is full is kept back: nobody knows yet whether it is the last.
    for (; all.length - at > length; at += length) yield { chunk: all.subarray(at, at + length), isLast: false };
    waiting = [all.subarray(at)];
    waitingBytes = all.length - at;
  }
  yield { chunk: Buffer.concat(waiting), isLast: true };
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}
