import { limits } from '@usance/protocol/limits';

/** Control characters and halves of surrogate pairs: the collector refuses text that has one. */
const unprintable = /[\p{Cc}\p{Cs}]/gu;

/** True for text that the wire takes as a name: of a feature, or of an exception's type. */
export const isName = (value: unknown): value is string => isText(value, limits.nameLength);

/** True for text of 1 to `maxLength` characters (UTF-16 units) that can be stored and read back unchanged. */
export const isText = (value: unknown, maxLength: number): value is string =>
  typeof value === 'string' && value !== '' && value.length <= maxLength && value.search(unprintable) < 0;

/** A short text made fit for the wire, or `undefined` if nothing of it is left. */
export function fitText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const fit = value.replace(unprintable, ' ').trim().slice(0, limits.textLength);
  // Cutting may halve a surrogate pair at the very end, so that half goes too.
  return fit.replace(unprintable, '').trim() || undefined;
}

/** The fields of an object that have a value, so that nothing empty is sent. */
export function present<T extends object>(fields: T): Present<T> | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as Present<T>) : undefined; // only undefined fields went
}

export type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** What a text says as JSON, or an empty object if it says none. Files may be damaged, and answers may come from anyone. */
export function parseObject(text: string | undefined): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text ?? '');
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isNumber = (value: unknown): value is number => Number.isFinite(value);
