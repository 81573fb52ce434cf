import { hkdfSync, randomBytes } from 'node:crypto';
import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import type { BackupKey } from './backup-keys.ts';
import { BackupError } from './backup-error.ts';
import type { Seal } from './sealed-chunks.ts';

/** What a backup says of itself without its key. */
const ArchiveHeadSchema = Type.Object({
  createdAt: Type.String(),
  /** The month whose key opens it: `2026-11`. */
  keyMonth: Type.String({ pattern: String.raw`^\d{4}-\d{2}$` }),
  /** Tells that key from another of the same month. */
  keyCheck: Type.String(),
  /** Makes each backup's own key out of the month's. */
  salt: Type.String(),
});
export type ArchiveHead = Static<typeof ArchiveHeadSchema>;

const firstWord = 'usance-backup';
const format = 1;
/** Longer than any head. */
const longest = 1_024;

/** Begins a backup: its first line, and what the rest is sealed with. */
export function newHead(key: BackupKey, createdAt: string): Seal {
  const salt = randomBytes(32);
  const fields: ArchiveHead = {
    createdAt,
    keyMonth: key.month,
    keyCheck: key.check,
    salt: salt.toString('base64url'),
  };
  const head = Buffer.from(`${firstWord} ${format} ${JSON.stringify(fields)}\n`);
  return { head, key: sealingKey(key, salt) };
}

/** What opens a backup whose head is this. */
export const sealOf = ({ head, fields }: ReadHead, key: BackupKey): Seal => ({
  head,
  key: sealingKey(key, Buffer.from(fields.salt, 'base64url')),
});

export interface ReadHead {
  fields: ArchiveHead;
  head: Buffer;
  /** What follows it. */
  rest: AsyncIterable<Buffer>;
}

/** Reads a backup's first line. Throws a `BackupError` `no-backup` or `newer`. */
export async function readHead(source: AsyncIterable<Buffer>): Promise<ReadHead> {
  const chunks = source[Symbol.asyncIterator]();
  let read = Buffer.alloc(0);
  while (!read.includes(0x0a) && read.length < longest) {
    const next = await chunks.next();
    if (next.done === true) break;
    read = Buffer.concat([read, next.value]);
  }
  const end = read.indexOf(0x0a) + 1;
  const [, version, text = ''] = /^usance-backup (\d+) (.*)\n$/.exec(read.subarray(0, end).toString()) ?? [];
  if (version === undefined) throw new BackupError('no-backup', 'this file is not a backup of Usance');
  if (Number(version) > format)
    throw new BackupError('newer', 'this backup was made by a newer version; restore it with that version');
  const fields = parse(text);
  if (!Check(ArchiveHeadSchema, fields))
    throw new BackupError('damaged', 'this backup cannot be used: its first line is damaged; take another one');
  return { fields, head: read.subarray(0, end), rest: restOf(read.subarray(end), chunks) };
}

async function* restOf(first: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
}

const sealingKey = (key: BackupKey, salt: Buffer) =>
  Buffer.from(hkdfSync('sha256', key.secret, salt, 'usance/backup', 32));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
