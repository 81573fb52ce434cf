import type { Answer } from '@usance/protocol';
import type { SendOutcome } from './platform.ts';
import { isObject, parseJson } from './text.ts';

/** What an outcome means for what was sent. */
export type Verdict =
  | { kind: 'acknowledged'; answer: Answer }
  | { kind: 'halve' } // one item in it is at fault, or all are too much at once
  | { kind: 'erased' }
  | { kind: 'wrong-clock'; serverTime: number } // the first day lies in the future, or far back
  | { kind: 'keep'; status?: number | undefined; retryAfterMs?: number | undefined };

/** Only a well-formed answer acknowledges: a captive portal says 200 to everything. */
export function judge(outcome: SendOutcome, now: number): Verdict {
  if (outcome.kind === 'failed') return { kind: 'keep' };
  const { status } = outcome;
  const said = parseJson(outcome.body);
  if (status === 200 && isAnswer(said)) return { kind: 'acknowledged', answer: said };
  if (status === 410) return { kind: 'erased' };
  if (status === 413) return { kind: 'halve' };
  if (status === 400 || status === 422) {
    const at = isObject(said) && typeof said.at === 'string' ? said.at : undefined;
    if (at === undefined || /^(?:sessionDays|contexts)\b/.test(at)) return { kind: 'halve' };
    // A fault in the envelope is in every half too: halving would only throw everything away.
    const serverTime = Date.parse(outcome.date ?? '');
    if (at === 'firstDay' && !Number.isNaN(serverTime)) return { kind: 'wrong-clock', serverTime };
  }
  return { kind: 'keep', status, retryAfterMs: retryAfterMs(outcome.retryAfter, now) };
}

function isAnswer(said: unknown): said is Answer {
  return (
    isObject(said) &&
    Number.isInteger(said.accepted) &&
    Array.isArray(said.refused) &&
    said.refused.every((one) => isObject(one) && typeof one.at === 'string' && typeof one.code === 'string') &&
    typeof said.serverTime === 'string' &&
    !Number.isNaN(Date.parse(said.serverTime)) &&
    isObject(said.settings) &&
    typeof said.settings.syncEverySeconds === 'number' &&
    (said.settings.collect === 'all' || said.settings.collect === 'none')
  );
}

/** `Retry-After` as milliseconds from now: it is a number of seconds or a date. */
function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
