import type { Answer } from './wire.ts';
import type { SendOutcome } from './platform.ts';
import { isObject, parseObject } from './text.ts';

/** What an outcome means for what was sent. */
export type Verdict =
  | { kind: 'acknowledged'; answer: Answer }
  | { kind: 'halve' } // one item in it is at fault, or all are too much at once
  | { kind: 'erased' }
  | { kind: 'wrong-clock'; serverTime: number } // the first day lies in the future, or far back
  | { kind: 'keep'; status?: number; retryAfterMs?: number | undefined };

/** Only a well-formed answer acknowledges: a captive portal says 200 to everything. */
export function judge(outcome: SendOutcome, now: number): Verdict {
  if (outcome.kind === 'failed') return { kind: 'keep' };
  const { status, retryAfter = '', date = '' } = outcome;
  const said = parseObject(outcome.body);
  if (status === 200 && isAnswer(said)) return { kind: 'acknowledged', answer: said };
  if (status === 410) return { kind: 'erased' };
  if (status === 413 || status === 400 || status === 422) {
    const { at } = said;
    // A fault in the envelope is in every half too: halving would only throw everything away.
    if (status === 413 || typeof at !== 'string' || /^(?:sessionDays|contexts)\b/.test(at)) return { kind: 'halve' };
    const serverTime = Date.parse(date);
    if (at === 'firstDay' && serverTime > 0) return { kind: 'wrong-clock', serverTime };
  }
  // `Retry-After` is a number of seconds or a date.
  const retryAfterMs = Number(retryAfter) * 1000 || Date.parse(retryAfter) - now;
  return { kind: 'keep', status, retryAfterMs: retryAfterMs > 0 ? retryAfterMs : undefined };
}

const isAnswer = (said: Record<string, unknown>): said is Record<string, unknown> & Answer =>
  Number.isInteger(said.accepted) &&
  Array.isArray(said.refused) &&
  said.refused.every((one) => isObject(one) && typeof one.at === 'string') &&
  Date.parse(String(said.serverTime)) > 0 &&
  isObject(said.settings) &&
  Number(said.settings.syncEverySeconds) > 0 &&
  (said.settings.collect === 'all' || said.settings.collect === 'none');
