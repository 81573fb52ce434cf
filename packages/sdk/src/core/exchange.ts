import type { Consent, Sync } from '@usance/protocol';
import { judge, type Verdict } from './answer.ts';
import { wireLists, type Batch } from './batch.ts';
import { timestampOf } from './day.ts';
import type { Installation } from './installation.ts';
import type { CheckedOptions } from './options.ts';
import type { Platform, Sending } from './platform.ts';

/** One request at a time, and what its outcome means. */
export interface Exchange {
  send(batch: Batch, from: { installation: Installation; consent: Consent }): Promise<Verdict & { sentAt: number }>;
  /** Ends the request under way at once; resolves when nothing of it is left. */
  abort(): Promise<void>;
}

export function createExchange(
  { clock, send }: Pick<Platform, 'clock' | 'send'>,
  { key, url, requestTimeoutMs }: Pick<CheckedOptions, 'key' | 'url' | 'requestTimeoutMs'>,
): Exchange {
  let sending: Sending | undefined;
  return {
    send: async ({ origin, records }, { installation, consent }) => {
      const sentAt = clock.now();
      const sync: Sync = {
        key,
        installation: installation.id,
        firstDay: installation.firstDay,
        sentAt: timestampOf(sentAt),
        ...origin,
        consent,
        ...wireLists(records),
      };
      sending = send({ url, body: JSON.stringify(sync), timeoutMs: requestTimeoutMs });
      const outcome = await sending.outcome;
      sending = undefined;
      return { ...judge(outcome, clock.now()), sentAt };
    },
    abort: async () => {
      sending?.abort();
      await sending?.outcome;
    },
  };
}
