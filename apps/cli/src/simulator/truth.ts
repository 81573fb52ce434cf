import { dayText, firstOfMonth, mondayOf, monthsLater, type DayNumber } from './calendar.ts';
import type { Life } from './fleet.ts';

/** A session day as it must stand in the end, reduced to what the checked reports look at. */
export interface TrueDay {
  /** Any number that is unique to the installation. */
  installation: number;
  firstDay: DayNumber;
  isReplacement: boolean;
  environment: string;
  kind: string;
  day: DayNumber;
  version: string;
  os: string;
  edition: string;
  country: string;
  /** Sessions that began on this day. */
  began: number;
  seconds: number;
}

export type Interval = 'day' | 'week' | 'month' | 'total';
export type SplitBy = 'version' | 'os' | 'edition' | 'country';

/** Whose numbers, over which days (both included). */
export interface Scope {
  from: DayNumber;
  to: DayNumber;
  environment: string;
  kind: string;
}

export interface TrueActivity {
  period: string;
  active: number;
  new: number;
  returning: number;
  lost: number;
  sessions: number;
  hours: number;
}

export interface TrueBreakdown {
  rows: { value: string; installations: number; sessions: number; hours: number }[];
  totals: { installations: number; several: number };
}

/** One installation's days as the reports must see them. `knowsCountry` says whether the server could see the address. */
export function trueDays(
  { installation, firstDay, days }: Life,
  { number, knowsCountry }: { number: number; knowsCountry: boolean },
): TrueDay[] {
  const { cast, environment, kind } = installation;
  return days.map(({ day, record, context, place }) => ({
    installation: number,
    firstDay,
    isReplacement: cast === 'replacement',
    environment,
    kind,
    day,
    version: context.app?.version ?? '(none)',
    os: context.system?.os ?? '(none)',
    edition: context.app?.edition ?? '(none)',
    country: knowsCountry ? place.country : '(none)',
    began: record.continued === true ? 0 : (record.sessions ?? 1),
    seconds: record.seconds,
  }));
}

/** What decides who is lost by now. */
export interface LossRules {
  /** The day on which the question is asked. */
  today: DayNumber;
  lostAfterDays: number;
  /** How long an ID lives: one that expired may have been replaced, so it is not lost. */
  identifierMonths: number;
}

/** What the report `activity` must say, as the definitions have it and as slowly as that takes. */
export function trueActivity(
  days: readonly TrueDay[],
  scope: Scope,
  { interval, today, lostAfterDays, identifierMonths }: LossRules & { interval: Interval },
): TrueActivity[] {
  const mine = days.filter(({ environment, kind }) => environment === scope.environment && kind === scope.kind);
  const lives = usedDays(mine);
  return periods(scope, interval).map(({ name, from, to }) => {
    const isIn = (day: DayNumber): boolean => day >= from && day <= to;
    const here = mine.filter(({ day }) => isIn(day));
    const row = { period: dayText(name), active: 0, new: 0, returning: 0, lost: 0, sessions: 0, hours: 0 };
    for (const { firstDay, isReplacement, used } of lives) {
      if (used.some(isIn)) row.active += 1;
      if (!isReplacement && isIn(firstDay)) row.new += 1;
      if (used.some((day, at) => isIn(day) && day - (used[at - 1] ?? day) > lostAfterDays)) row.returning += 1;
      const last = used.at(-1) ?? 0;
      const mayBeReplaced = monthsLater(firstDay, identifierMonths) <= last + lostAfterDays;
      if (isIn(last) && today - last > lostAfterDays && !mayBeReplaced) row.lost += 1;
    }
    row.sessions = here.reduce((sum, { began }) => sum + began, 0);
    row.hours = here.reduce((sum, { seconds }) => sum + seconds, 0) / 3_600;
    return row;
  });
}

/** What the report `breakdown` must say for the whole range. */
export function trueBreakdown(days: readonly TrueDay[], scope: Scope, by: SplitBy): TrueBreakdown {
  const mine = days.filter(
    ({ environment, kind, day }) =>
      environment === scope.environment && kind === scope.kind && day >= scope.from && day <= scope.to,
  );
  const rows = [...new Set(mine.map((day) => day[by]))].map((value) => {
    const withValue = mine.filter((day) => day[by] === value);
    return {
      value,
      installations: new Set(withValue.map(({ installation }) => installation)).size,
      sessions: withValue.reduce((sum, { began }) => sum + began, 0),
      hours: withValue.reduce((sum, { seconds }) => sum + seconds, 0) / 3_600,
    };
  });
  const valuesOf = new Map<number, Set<string>>();
  for (const day of mine) valuesOf.set(day.installation, (valuesOf.get(day.installation) ?? new Set()).add(day[by]));
  return {
    rows: rows.toSorted((a, b) => b.installations - a.installations || (a.value < b.value ? -1 : 1)),
    totals: {
      installations: valuesOf.size,
      several: [...valuesOf.values()].filter((values) => values.size > 1).length,
    },
  };
}

function usedDays(days: readonly TrueDay[]): { firstDay: DayNumber; isReplacement: boolean; used: DayNumber[] }[] {
  const lives = new Map<number, { firstDay: DayNumber; isReplacement: boolean; used: Set<DayNumber> }>();
  for (const { installation, firstDay, isReplacement, day } of days) {
    const life = lives.get(installation) ?? { firstDay, isReplacement, used: new Set() };
    life.used.add(day);
    lives.set(installation, life);
  }
  return [...lives.values()].map(({ used, ...life }) => ({ ...life, used: [...used].toSorted((a, b) => a - b) }));
}

/** The periods of a range, named by their first day. The first and the last hold only what lies in the range. */
function periods({ from, to }: Scope, interval: Interval): { name: DayNumber; from: DayNumber; to: DayNumber }[] {
  const found: { name: DayNumber; from: DayNumber; to: DayNumber }[] = [];
  const nameOf = { day: (day: DayNumber) => day, week: mondayOf, month: firstOfMonth, total: () => from }[interval];
  for (let day = from; day <= to; day += 1) {
    const last = found.at(-1);
    if (last?.name === nameOf(day)) last.to = day;
    else found.push({ name: nameOf(day), from: day, to: day });
  }
  return found;
}
