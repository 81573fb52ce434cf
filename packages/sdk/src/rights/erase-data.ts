import type { Engine } from '../core/engine.ts';
import type { CheckedOptions } from '../core/options.ts';
import type { Platform } from '../core/platform.ts';
import type { EraseResult } from '../core/telemetry.ts';

/** A request that did not reach anybody is tried again, so often in all. */
const attempts = 3;

/**
 * Stops at once, then asks the collector to erase what it has of each ID that is known here, one request for each. Only what the
 * network did not carry is tried again. When all are taken, the IDs are forgotten too.
 */
export async function eraseData(
  { send }: Pick<Platform, 'send'>,
  engine: Pick<Engine, 'status' | 'choose' | 'identities' | 'forget'>,
  { key, url, requestTimeoutMs }: Pick<CheckedOptions, 'key' | 'url' | 'requestTimeoutMs'>,
): Promise<EraseResult> {
  // A refusal that stands has its receipt.
  if (engine.status().choice.kind !== 'denied') engine.choose('denied');
  const identities = engine.identities();
  const address = url.replace(/\/sync$/, '/erase');
  for (const { id } of identities) {
    const body = JSON.stringify({ key, installation: id });
    let outcome = await send({ url: address, body, timeoutMs: requestTimeoutMs }).outcome;
    for (let i = 1; i < attempts && outcome.kind === 'failed'; i++)
      outcome = await send({ url: address, body, timeoutMs: requestTimeoutMs }).outcome;
    if (outcome.kind === 'failed') return { kind: 'failed', reason: outcome.reason };
    if (outcome.status !== 202) return { kind: 'failed', reason: String(outcome.status) };
  }
  engine.forget(true);
  return identities.length > 0 ? { kind: 'requested', installations: identities.length } : { kind: 'nothing' };
}
