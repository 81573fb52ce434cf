import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a run left behind, by where it is; two of the same run are equal. */
export type Left = ReadonlyMap<string, string>;

/**
 * Every file below some folders, byte for byte. But for what the stores choose by chance of their own, whatever they are given: the UUIDs
 * of the engine's tables (each is replaced by the table's name), the time at which it began to take rows out, the port, and the salts
 * and checksums in a write-ahead log.
 */
export function filesLeft(folders: Record<string, string>): Map<string, string> {
  const left = new Map<string, string>();
  for (const [name, folder] of Object.entries(folders)) {
    const files = filesBelow(folder);
    const names = tableNames(files.filter((file) => file.endsWith('.sql')));
    for (const file of files) {
      const content = withoutChance(file, withNames(readFileSync(file, 'latin1'), names));
      left.set(`${name}/${withNames(relative(folder, file), names)}`, digest(content));
    }
  }
  return left;
}

/** Where two runs differ; what only one of them has, too. */
export const differences = (one: Left, other: Left): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((place) => one.get(place) !== other.get(place)).toSorted();

/**
 * The numbers that machines watch. Those of the process itself (memory, time, open handles) differ from run to run, so of them only
 * the names count.
 */
export function metricsLeft(text: string): Map<string, string> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line): [string, string] => {
      const [, name = '', value = ''] = /^(.*) (\S+)$/.exec(line) ?? [];
      const isOfTheProcess = /^usance_(?:process_|nodejs_|sync_seconds_(?:bucket|sum))/.test(name);
      return isOfTheProcess ? [`metrics/${name.split('{')[0]}`, ''] : [`metrics/${name}`, value];
    }),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The tables' UUIDs, which their definitions begin with. */
function tableNames(definitions: readonly string[]): Map<string, string> {
  return new Map(
    definitions.flatMap((file) => {
      const uuid = /UUID '([0-9a-f-]{36})'/.exec(readFileSync(file, 'utf8'))?.[1];
      return uuid === undefined ? [] : [[uuid, /([^/]+)\.sql$/.exec(file)?.[1] ?? '']];
    }),
  );
}

function withNames(text: string, names: ReadonlyMap<string, string>): string {
  let named = text;
  for (const [uuid, name] of names)
    named = named.replaceAll(`${uuid.slice(0, 3)}/${uuid}`, name).replaceAll(uuid, name);
  return named;
}

function withoutChance(file: string, content: string): string {
  if (file.endsWith('.log'))
    return content.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:port').replaceAll(/\[::\]:\d+/g, '[::]:port');
  if (/\/mutation_\d+\.txt$/.test(file)) return content.replace(/^create time: .*$/m, '');
  if (file.endsWith('/warehouse/status')) return ''; // the process, and when it began
  if (file.endsWith('-wal')) return withoutSalts(content);
  return content;
}

/** A write-ahead log of SQLite without its salts and checksums: a head of 32 bytes, then frames of 24 bytes before each page. */
function withoutSalts(log: string): string {
  const bytes = Buffer.from(log, 'latin1');
  if (bytes.length < 32) return log;
  const pageBytes = bytes.readUInt32BE(8);
  bytes.fill(0, 16, 32);
  for (let frame = 32; frame < bytes.length; frame += 24 + pageBytes) bytes.fill(0, frame + 8, frame + 24);
  return bytes.toString('latin1');
}

const digest = (content: string) =>
  `${content.length} bytes, ${createHash('sha256').update(content, 'latin1').digest('base64url')}`;
