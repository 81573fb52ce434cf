import { dayMs } from '../core/day.ts';
import type { SessionRecord } from '../core/session-record.ts';
import type { Use, Week } from '../core/wire.ts';
import { cohortOf, mondayOf, weekName } from './week.ts';

/** One week of one installation, ready to be sent, once and by itself. */
export interface WeeklyReport {
  /** Where the records came from that are in it: if the program was killed before it could remove them, they do not count again. */
  files: string[];
  /** When to send it, in milliseconds since 1970: some days after the week, at random, so that the moment links nothing. */
  sendAt: number;
  monday: number;
  origin: Pick<SessionRecord['origin'], 'environment' | 'kind'>;
  context: SessionRecord['context'];
  week: Omit<Week, 'context'>;
}

export interface WeekMaking {
  monday: number;
  firstDay: string;
  files: string[];
  report: string;
  sendAt: number;
}

/** Adds a week's records up. Everything in it is new: the report's name, and nothing else names anybody. */
export function weeklyReport(records: readonly SessionRecord[], making: WeekMaking): WeeklyReport | undefined {
  const { monday, firstDay, files, report, sendAt } = making;
  const last = records.at(-1);
  if (last === undefined) return undefined;
  const uses = new Map<string, Use>();
  for (const [name, count, total] of records.flatMap(({ day }) => day.uses)) {
    const [, counted = 0, summed] = uses.get(name) ?? [];
    const sum = counted + count;
    uses.set(
      name,
      total === undefined && summed === undefined ? [name, sum] : [name, sum, (summed ?? 0) + (total ?? 0)],
    );
  }
  const { environment, kind } = last.origin;
  return {
    files,
    sendAt,
    monday,
    origin: { environment, kind },
    context: coarse(last.context),
    week: {
      report,
      week: weekName(monday),
      activeDays: new Set(records.map(({ day }) => day.day)).size,
      cohort: cohortOf(monday, mondayOf(Date.parse(firstDay))),
      // In the order of their names: the order of use would be one's own.
      uses: [...uses.values()].toSorted(([one], [other]) => (one < other ? -1 : 1)),
    },
  };
}

/** Of what the program ran in, only what is counted of it: all of a machine together would tell it from others, week after week. */
function coarse({ app = {}, license = {}, system = {} }: SessionRecord['context']): SessionRecord['context'] {
  const { version, edition, language } = app;
  const { type } = license;
  const { os, arch } = system;
  return { app: { version, edition, language }, license: { type }, system: { os, arch } } as SessionRecord['context']; // without what is undefined, once it is JSON
}

/** True once a week is over for every process: each lets go of a day within minutes after midnight. */
export const isWeekOver = (monday: number, now: number): boolean => now >= monday + 8 * dayMs;
