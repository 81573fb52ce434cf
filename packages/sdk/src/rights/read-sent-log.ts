import type { Platform } from '../core/platform.ts';
import { sentLogNames } from '../core/sent-log.ts';
import type { SentEntry } from '../core/telemetry.ts';
import { parseObject } from '../core/text.ts';

/**
 * The log as entries, oldest first. An entry is intact if the next one's chain says that it was not changed. Lines that are not whole are
 * passed over: a disk that was full took them in part, and what they say was not sent.
 */
export async function readSentLog({ storage, digest }: Pick<Platform, 'storage' | 'digest'>): Promise<SentEntry[]> {
  const lines = sentLogNames
    .toReversed()
    .flatMap((name) => (storage.read(name) ?? '').split('\n'))
    .filter((line) => line !== '');
  const entries: (SentEntry & { chain: unknown; line: string })[] = [];
  for (const line of lines) {
    const { hour, chain, body, outcome } = parseObject(line);
    if (typeof hour === 'string' && typeof body === 'string')
      entries.push({ hour, body, chain, line, outcome: undefined, isIntact: true });
    else if (typeof outcome === 'string') {
      const told = entries.findLast((entry) => entry.chain === chain && entry.outcome === undefined);
      if (told) told.outcome = outcome;
    }
  }
  for (const [i, entry] of entries.entries()) {
    const before = entries[i - 1];
    if (before && (await digest(before.line)) !== entry.chain) before.isIntact = false;
  }
  return entries.map(({ hour, body, outcome, isIntact }) => ({ hour, body, outcome, isIntact }));
}
