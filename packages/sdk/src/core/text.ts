import { limits } from '@usance/protocol/limits';

/** Control characters and halves of surrogate pairs: the collector refuses text that has one. */
const unprintable = /[\p{Cc}\p{Cs}]/gu;

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
