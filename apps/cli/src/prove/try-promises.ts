import type { Finding, Proof } from '@usance/api';
import { failed, type Promised } from './promise.ts';
import { openGround, type GroundOptions } from './ground.ts';

export interface TryOptions extends GroundOptions {
  now(): Date;
  /** Told before each promise is tried. */
  onTry?(promised: Promised, index: number): void;
  onFound?(finding: Finding): void;
}

/**
 * Tries each promise on a live server. What it made there goes at the end, also where it is interrupted, and it then rejects. A promise
 * that cannot be tried because the server does something unforeseen counts as failed.
 */
export async function tryPromises(promises: readonly Promised[], options: TryOptions): Promise<Proof> {
  const { now, server, signal, onTry, onFound } = options;
  const startedAt = now().toISOString();
  const ground = openGround(options);
  const findings: Finding[] = [];
  try {
    for (const { begin } of promises) begin?.(ground);
    for (const [index, promised] of promises.entries()) {
      onTry?.(promised, index);
      const { promise, says, tried } = promised;
      const seen = await promised.check(ground).catch((cause: unknown) => {
        signal.throwIfAborted();
        return failed(`it could not be tried to the end: ${(cause as Error).message}`);
      });
      const finding = { promise, says, outcome: seen.outcome, tried, seen: seen.seen };
      findings.push(finding);
      onFound?.(finding);
    }
  } finally {
    await ground.clear();
  }
  return { server: server.origin, startedAt, finishedAt: now().toISOString(), findings };
}
