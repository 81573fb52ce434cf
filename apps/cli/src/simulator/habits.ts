import { weekdayOf, type DayNumber } from './calendar.ts';
import { weighted, type Random } from './random.ts';

/** When a kind of person works: the chance of a day with at least one session, and how such a day goes. */
export interface Habit {
  name: 'office' | 'hobby' | 'occasional';
  workday: number;
  weekend: number;
  /** Sessions beyond the first on a day, on average. */
  moreSessions: number;
  /** Local hours in which sessions begin. */
  hours: (random: Random) => number;
  /** Length of a typical session. */
  minutes: number;
  /** Days until the average person of this kind gives the product up. */
  stayDays: number;
}

const habits: readonly (readonly [Habit, number])[] = [
  [
    {
      name: 'office',
      workday: 0.66,
      weekend: 0.05,
      moreSessions: 0.55,
      hours: weightedHours({ 8: 8, 9: 16, 10: 14, 11: 10, 13: 12, 14: 12, 15: 10, 16: 8, 18: 4, 22: 3 }),
      minutes: 34,
      stayDays: 300,
    },
    46,
  ],
  [
    {
      name: 'hobby',
      workday: 0.24,
      weekend: 0.52,
      moreSessions: 0.3,
      hours: weightedHours({ 7: 3, 10: 8, 14: 9, 17: 9, 19: 18, 20: 20, 21: 18, 22: 10, 23: 7, 0: 3 }),
      minutes: 48,
      stayDays: 190,
    },
    34,
  ],
  [
    {
      name: 'occasional',
      workday: 0.09,
      weekend: 0.07,
      moreSessions: 0.1,
      hours: weightedHours({ 9: 10, 12: 10, 15: 10, 18: 10, 20: 12, 22: 5 }),
      minutes: 14,
      stayDays: 150,
    },
    20,
  ],
];

export const drawHabit = weighted(habits);

/** Which days of its life an installation is used on. */
export interface Presence {
  /** After this day it is never used again. */
  lastDay: DayNumber;
  isUsedOn(day: DayNumber): boolean;
}

/** Draws how long and how often somebody stays: some only try it, some take holidays, some come back after months. */
export function drawPresence(habit: Habit, firstDay: DayNumber, random: Random): Presence {
  const zeal = 0.45 + 0.85 * random.fraction();
  const onlyTries = random.chance(0.16);
  const stays = onlyTries ? random.integer(0, 2) : Math.round(-Math.log(1 - random.fraction()) * habit.stayDays);
  const pauses: [from: DayNumber, until: DayNumber][] = [];
  if (random.chance(0.3)) pauses.push(drawPause(random, firstDay, { shortest: 7, longest: 20 }));
  if (random.chance(0.12)) pauses.push(drawPause(random, firstDay, { shortest: 32, longest: 95 }));
  return {
    lastDay: firstDay + stays,
    isUsedOn: (day) => {
      if (day === firstDay) return true;
      const likelihood = zeal * (weekdayOf(day) <= 5 ? habit.workday : habit.weekend);
      return random.chance(likelihood) && !pauses.some(([from, until]) => day >= from && day <= until);
    },
  };
}

function drawPause(
  random: Random,
  firstDay: DayNumber,
  { shortest, longest }: { shortest: number; longest: number },
): [DayNumber, DayNumber] {
  const from = firstDay + random.integer(5, 120);
  return [from, from + random.integer(shortest, longest)];
}

/** Draws local hours by their weights. */
function weightedHours(weights: Readonly<Record<number, number>>): (random: Random) => number {
  return weighted(Object.entries(weights).map(([hour, weight]) => [Number(hour), weight] as const));
}
