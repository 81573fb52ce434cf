import type { DayNumber } from './calendar.ts';
import type { Random } from './random.ts';

/** One release of the simulated product. */
export interface Release {
  version: string;
  major: number;
  minor: number;
  build: string;
  day: DayNumber;
  isBeta: boolean;
  runtime: string;
  /** How many times more exceptions it throws than a sound release. */
  trouble: number;
}

/** Draws the product's releases over the days, oldest first; the first one is out before the first installation. */
export function drawReleases(from: DayNumber, to: DayNumber, random: Random): Release[] {
  const releases: Release[] = [];
  let number = { major: 2, minor: 4, patch: 0 };
  let build = 1_180;
  const publish = (day: DayNumber, beta?: number): void => {
    build += random.integer(4, 25);
    releases.push({
      version: `${number.major}.${number.minor}.${number.patch}${beta === undefined ? '' : `-beta.${beta}`}`,
      major: number.major,
      minor: number.minor,
      build: String(build),
      day,
      isBeta: beta !== undefined,
      runtime: `Electron ${34 + number.major}`,
      trouble: beta !== undefined ? 2 : number.major === 3 && number.minor === 0 && number.patch === 0 ? 4 : 1,
    });
  };

  publish(from - 14);
  const majorOn = from + Math.round((to - from) * 0.55);
  let sinceMinor = 0;
  for (let day = from + random.integer(6, 14); day <= to; day += random.integer(11, 19)) {
    const isMajor = number.major === 2 && day >= majorOn;
    const isMinor = !isMajor && sinceMinor >= 1;
    if (isMajor) number = { major: 3, minor: 0, patch: 0 };
    else if (isMinor) number = { ...number, minor: number.minor + 1, patch: 0 };
    else number = { ...number, patch: number.patch + 1 };
    sinceMinor = isMajor || isMinor ? 0 : sinceMinor + 1;
    if (isMajor || isMinor) publish(day - 8, 1);
    if (isMajor) publish(day - 4, 2);
    publish(day);
  }
  return releases;
}

/** How somebody follows releases: a chance to take a new one on each day of use, and whether betas count. */
export interface UpdateHabit {
  pace: number;
  takesBetas: boolean;
}

export function drawUpdateHabit(random: Random): UpdateHabit {
  const kind = random.fraction();
  if (kind < 0.04) return { pace: 0.9, takesBetas: true };
  if (kind < 0.72) return { pace: 0.4, takesBetas: false };
  if (kind < 0.92) return { pace: 0.05, takesBetas: false };
  return { pace: 0, takesBetas: false };
}

/** The release that a new installation starts with: nearly always the newest. */
export function firstRelease(releases: readonly Release[], day: DayNumber, random: Random): Release {
  const out = releases.filter((release) => release.day <= day && !release.isBeta);
  const newest = out.at(-1);
  if (newest === undefined) throw new Error('no release is out on the first day');
  return random.chance(0.06) ? (out.at(-2) ?? newest) : newest;
}

/** The release in use after this day's update check. A new release reaches everybody over its first four days. */
export function updated(
  current: Release,
  {
    releases,
    day,
    habit,
    random,
  }: { releases: readonly Release[]; day: DayNumber; habit: UpdateHabit; random: Random },
): Release {
  if (habit.pace === 0) return current;
  const newest = releases.findLast((release) => release.day <= day && (habit.takesBetas || !release.isBeta));
  if (newest === undefined || newest.day <= current.day) return current;
  const rollout = newest.isBeta ? 1 : Math.min(1, (day - newest.day + 1) / 4);
  return random.chance(habit.pace * rollout) ? newest : current;
}
