import { timestampOf } from './day.ts';
import type { Platform } from './platform.ts';
import { parseObject } from './text.ts';

/** The log, and what it was before it was last begun anew. */
export const sentLogNames: readonly [string, string] = ['sent.jsonl', 'sent.old.jsonl'];
const [name, oldName] = sentLogNames;

/**
 * Writes a request's body down, byte for byte, before it is sent. Answers a function that takes the outcome; `undefined` if the disk did
 * not take the body. Two kinds of lines: `{ hour, chain, body }` and `{ chain, outcome }`. `chain` is the SHA-256 of the request's line
 * before, so that a line changed later shows; by it an outcome names its request, since a lock that was taken over has two under way. To
 * be called under the sending lock.
 */
export async function logRequest(
  { storage, clock, digest, room }: Pick<Platform, 'storage' | 'clock' | 'digest' | 'room'>,
  body: string,
): Promise<((outcome: string) => void) | undefined> {
  const append = (line: object) => storage.append(name, `${JSON.stringify(line)}\n`);
  const kept = storage.read(name) ?? '';
  // Killed after the renaming below, a run leaves the log with nothing in it.
  const chain = await digest(lastEntry(kept) ?? lastEntry(storage.read(oldName)) ?? '');
  // A disk that was full may have taken a line in part. While it does not take the end of it either, more parts would only push requests out of the log.
  if (kept !== '' && !kept.endsWith('\n') && !storage.append(name, '\n')) return undefined;
  if (kept.length + body.length > room.log / 2) storage.rename(name, oldName);
  return append({ hour: timestampOf(clock.now()).slice(0, 13), chain, body })
    ? // What was forgotten meanwhile stays forgotten.
      (outcome) => void (storage.modifiedAt(name) !== undefined && append({ chain, outcome }))
    : undefined;
}

const lastEntry = (text = '') => text.split('\n').findLast((line) => typeof parseObject(line).body === 'string');
