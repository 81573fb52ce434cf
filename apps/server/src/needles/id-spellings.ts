import { createHash } from 'node:crypto';

/** Ways to write a UUID down, by name: as text, as 16 bytes in the orders that stores use, encoded, and hashed without a key. */
export function spellingsOfId(uuid: string): Record<string, string | Buffer> {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  const hashed = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) =>
    Object.entries({ text: uuid, bytes }).map(([input, value]): [string, Buffer] => [
      `${name} of its ${input}`,
      createHash(name).update(value).digest(),
    ]),
  );
  return {
    'as text': uuid.toLowerCase(),
    'in capitals': uuid.toUpperCase(),
    'without dashes': bytes.toString('hex'),
    'in base64': bytes.toString('base64').slice(0, 20),
    'in base64url': bytes.toString('base64url').slice(0, 20),
    packed: bytes,
    'packed in halves': Buffer.from(bytes).swap64(),
    'packed as Windows does': Buffer.concat([
      Buffer.from(bytes.subarray(0, 4)).swap32(),
      Buffer.from(bytes.subarray(4, 8)).swap16(),
      bytes.subarray(8),
    ]),
    ...Object.fromEntries(
      hashed.flatMap(([name, hash]): [string, string | Buffer][] => [
        [name, hash.subarray(0, 8)],
        [`${name}, in hexadecimal`, hash.toString('hex', 0, 8)],
        [`${name}, in base64url`, hash.toString('base64url').slice(0, 11)],
      ]),
    ),
  };
}
