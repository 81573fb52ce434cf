import { timestampOf } from './day.ts';
import type { Platform } from './platform.ts';

/** The log, and what it was before it was last begun anew. */
export const sentLogNames: readonly [string, string] = ['sent.jsonl', 'sent.old.jsonl'];
const [name, oldName] = sentLogNames;

/**
 * Writes a request's body down, byte for byte, before it is sent. Answers a function that takes the outcome; `undefined` if the disk did
 * not take the body. Two kinds of lines: `{ hour, chain, body }` and `{ outcome }`. `chain` is the SHA-256 of the request's line
 * before, so that a line changed later shows. To be called under the sending lock.
 */
export async function logRequest(
  { storage, clock, digest, room }: Pick<Platform, 'storage' | 'clock' | 'digest' | 'room'>,
  body: string,
): Promise<((outcome: string) => void) | undefined> {
  const append = (line: object) => storage.append(name, `${JSON.stringify(line)}\n`);
  const kept = storage.read(name) ?? '';
  const before = kept.split('\n').findLast((line) => line.startsWith('{"hour')) ?? '';
  const chain = await digest(before);
  if (kept.length + body.length > room.log / 2) storage.rename(name, oldName);
  return append({ hour: timestampOf(clock.now()).slice(0, 13), chain, body })
    ? (outcome) => void append({ outcome })
    : undefined;
}
