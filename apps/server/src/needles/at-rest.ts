import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { productSecret } from '../secrets.ts';
import { tracesOf } from './address-search.ts';
import { findBytes } from './find-bytes.ts';
import { spellingsOfId } from './id-spellings.ts';

/** Looks for secrets in what lies on a disk: each answer names what was found and where. */
export interface AtRest {
  /** In any spelling, and hashed under the keys that the server has for some products. */
  addresses(addresses: readonly string[], productIds: readonly number[]): string[];
  ids(ids: readonly string[]): string[];
  texts(texts: readonly string[]): string[];
}

export interface Places {
  dataDir: string;
  /** Files or folders of logs. */
  logs: readonly string[];
  /** Only files that changed since then are read. */
  sinceMs: number;
}

/** To be called on the machine of a server, which may run. */
export function openAtRest({ dataDir, logs, sinceMs }: Places): AtRest {
  const places = [dataDir, ...logs];
  const secretFile = join(dataDir, 'secret');
  const secret = existsSync(secretFile) ? readFileSync(secretFile, 'utf8').trim() : process.env['APP_SECRET'];

  const find = (needles: Map<string, string | Buffer>) =>
    places.flatMap((place) =>
      [...findBytes(place, needles, sinceMs)].flatMap(([name, files]) => files.map((file) => `${name} in ${file}`)),
    );
  return {
    addresses(addresses, productIds) {
      const keys =
        secret === undefined
          ? []
          : [Buffer.from(secret), ...productIds.map((id) => productSecret(secret, id).export())];
      return places.flatMap((place) => tracesOf(addresses, place, { keys, sinceMs }));
    },
    ids: (ids) =>
      find(
        new Map(
          ids.flatMap((id) =>
            Object.entries(spellingsOfId(id)).map(([name, needle]): [string, string | Buffer] => [
              `${id} ${name}`,
              needle,
            ]),
          ),
        ),
      ),
    texts: (texts) => find(new Map(texts.map((text) => [text, text]))),
  };
}
