import { limits } from '@usance/protocol/limits';

/** Control characters and halves of surrogate pairs: the collector refuses text that has one. */
const unprintable = /[\p{Cc}\p{Cs}]/u;

/** True for text that the wire takes as a name: of a feature, or of an exception's type. */
export const isName = (value: unknown): value is string => isText(value, limits.nameLength);

/** True for text of 1 to `maxLength` characters (UTF-16 units) that can be stored and read back unchanged. */
export const isText = (value: unknown, maxLength: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= maxLength && !unprintable.test(value);

/** A short text made fit for the wire, or `undefined` if nothing of it is left. */
export function fitText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const fit = value.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ').trim();
  // Cutting may halve a surrogate pair at the very end, so that half goes too.
  return (
    fit
      .slice(0, limits.textLength)
      .replace(/\p{Cs}$/u, '')
      .trim() || undefined
  );
}

/** The fields of an object that have a value, so that nothing empty is sent. */
export function present<T extends object>(fields: T): Present<T> | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as Present<T>); // only undefined fields went
}

export type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** What a text says as JSON, or `undefined` if it is none. Files may be damaged, and answers may come from anyone. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
