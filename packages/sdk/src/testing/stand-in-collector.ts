import { limits } from '@usance/protocol/limits';
import type { Answer, Refusal, Sync } from '@usance/protocol';
import { dayMs } from '../core/day.ts';
import type { SendOutcome } from '../core/platform.ts';
import { storedDays, type StoredDay } from './stored-days.ts';

/** The collector's rules for days and erased IDs, without its doors and its warehouse. */
export interface StandInCollector {
  /** Everything that came, taken or not. */
  readonly arrived: Sync[];
  take(body: string): SendOutcome;
  /** What it holds. */
  stored(): StoredDay[];
  erase(installation: string): void;
}

/** `idDays` is how long an ID may be used. */
export function createStandInCollector(now: () => number, idDays = Infinity): StandInCollector {
  const arrived: Sync[] = [];
  const erased = new Set<string>();
  let taken: Sync[] = [];
  const answer = (status: number, body: object): SendOutcome => ({
    kind: 'answer',
    status,
    body: JSON.stringify(body),
    date: new Date(now()).toUTCString(),
  });
  const today = () => Math.floor(now() / dayMs);

  return {
    arrived,
    stored: () => storedDays(taken),
    erase: (installation) => {
      erased.add(installation);
      taken = taken.filter((sync) => sync.installation !== installation);
    },
    take: (body) => {
      const sync = JSON.parse(body) as Sync; // the SDK wrote it
      arrived.push(sync);
      const { installation = '', firstDay = '', sessionDays = [] } = sync;
      if (erased.has(installation)) return answer(410, { code: 'erased' });
      const first = numberOf(firstDay);
      if (sessionDays.length > 0 && (first > today() + limits.daysAhead || first < today() - 3660))
        return answer(400, { code: 'invalid-request', at: 'firstDay' });
      const isGood = ({ day }: { day: string }) =>
        numberOf(day) >= first && numberOf(day) <= today() + limits.daysAhead && numberOf(day) >= today() - 400;
      const isAlive = ({ day }: { day: string }) => numberOf(day) < first + idDays;
      const refused = sessionDays.flatMap((day, i): Refusal[] =>
        !isGood(day)
          ? [{ at: `sessionDays/${i}/day`, code: 'day-out-of-range', detail: '' }]
          : isAlive(day)
            ? []
            : [{ at: `sessionDays/${i}`, code: 'id-expired', detail: '' }],
      );
      const good = sessionDays.filter((day) => isGood(day) && isAlive(day));
      taken.push({ ...sync, sessionDays: good });
      return answer(200, {
        accepted: good.length,
        refused,
        serverTime: new Date(now()).toISOString(),
        settings: { syncEverySeconds: 1200, collect: 'all' },
        messages: [],
      } satisfies Answer);
    },
  };
}

const numberOf = (day: string) => Date.parse(day) / dayMs;
