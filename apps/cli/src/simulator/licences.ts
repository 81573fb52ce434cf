import type { DayNumber } from './calendar.ts';
import type { Habit } from './habits.ts';
import type { Random } from './random.ts';

/** Edition and licence from some day on. */
export interface Licence {
  from: DayNumber;
  /** A few builds of resellers name no edition. */
  edition: string | undefined;
  type: string;
  status: string[];
  /** After this day it is not used any more, unless another licence follows. */
  leavesOn?: DayNumber;
}

const trialDays = 30;

/** Draws an installation's way through editions and licences, in the order of days. */
export function drawLicences(habit: Habit, firstDay: DayNumber, random: Random): Licence[] {
  const kind = random.fraction();
  if (kind < 0.02) return [{ from: firstDay, edition: undefined, type: 'perpetual', status: ['activated'] }];
  if (kind < 0.44) return [free(firstDay)];
  if (kind < 0.84) return trial(habit, firstDay, random);
  const bought = paid(habit, firstDay, random);
  return random.chance(0.1) ? [bought, ...lapse(bought, random)] : [bought];
}

export function licenceOn(licences: readonly Licence[], day: DayNumber): Licence | undefined {
  return licences.findLast((licence) => licence.from <= day);
}

function trial(habit: Habit, firstDay: DayNumber, random: Random): Licence[] {
  const started: Licence = { from: firstDay, edition: 'Pro', type: 'trial', status: ['activated'] };
  if (random.chance(habit.name === 'office' ? 0.36 : 0.22)) {
    return [started, paid(habit, firstDay + random.integer(3, trialDays + 4), random)];
  }
  if (random.chance(0.6)) return [started, free(firstDay + trialDays)];
  const endsOn = firstDay + trialDays;
  const expired: Licence = { ...started, from: endsOn, status: ['expired'], leavesOn: endsOn + random.integer(0, 6) };
  return [started, expired];
}

function paid(habit: Habit, from: DayNumber, random: Random): Licence {
  const edition = habit.name === 'office' && random.chance(0.45) ? 'Team' : 'Pro';
  const type = edition === 'Team' || random.chance(0.75) ? 'subscription' : 'perpetual';
  return { from, edition, type, status: ['activated'] };
}

function lapse({ from, edition }: Licence, random: Random): Licence[] {
  const day = from + random.integer(30, 150);
  return [{ from: day, edition, type: 'subscription', status: ['expired', 'renewable'] }, free(day + 14)];
}

function free(from: DayNumber): Licence {
  return { from, edition: 'Free', type: 'free', status: [] };
}
