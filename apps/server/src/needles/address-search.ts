import { spellingsOf } from './address-spellings.ts';
import { findBytes } from './find-bytes.ts';

/**
 * Traces of addresses below a folder, in any spelling: `dotted, of 81.2.69.142 in log/stderr.log`. A few bytes may meet by chance,
 * so packed addresses count as found where all of them are: what leaks one address leaks each. Only files that changed since a moment are read.
 */
export function tracesOf(
  addresses: readonly string[],
  folder: string,
  { keys = [], sinceMs = 0 }: { keys?: readonly Buffer[]; sinceMs?: number } = {},
): string[] {
  const spelled = addresses.map((address) => ({ address, ...spellingsOf(address, keys) }));
  const texts = spelled.flatMap(({ address, text }) =>
    Object.entries(text).map(([name, needle]): [string, string] => [`${name}, of ${address}`, needle]),
  );
  const packed = spelled.flatMap((spelling, i) =>
    Object.entries(spelling.packed).map(([name, needle]): [string, Buffer] => [`${name} ${i}`, needle]),
  );
  const found = findBytes(folder, new Map<string, string | Buffer>([...texts, ...packed]), sinceMs);
  const filesOf = (name: string) => found.get(name) ?? [];
  const inText = texts.flatMap(([name]) => filesOf(name).map((file) => `${name} in ${file}`));
  const inBytes = Object.keys(spelled[0]?.packed ?? {}).flatMap((name) => {
    const ofEach = addresses.map((_, i) => filesOf(`${name} ${i}`));
    return ofEach.every((files) => files.length > 0) ? ofEach.flat().map((file) => `${name} in ${file}`) : [];
  });
  return [...inText, ...inBytes];
}
