import type { Context, SessionDay } from '@usance/protocol';
import { dayText, weekdayOf, type DayNumber } from './calendar.ts';
import { drawUses } from './features.ts';
import { drawPresence } from './habits.ts';
import { contextOf, drawException, type Condition, type Installation } from './installation.ts';
import { licenceOn } from './licences.ts';
import { drawPlace, type Place } from './places.ts';
import { weighted, type Random } from './random.ts';
import { firstRelease, updated, type Release } from './releases.ts';

/** One session day in its final state, with what it ran in and where it was sent from. */
export interface LivedDay {
  day: DayNumber;
  record: Omit<SessionDay, 'context'>;
  context: Context;
  place: Place;
}

/** The world in which installations live. */
export interface World {
  from: DayNumber;
  to: DayNumber;
  releases: readonly Release[];
}

/** Everything an installation did between its birth and the end of the simulation, in the order it happened. */
export function live(installation: Installation, world: World, random: Random): LivedDay[] {
  const { bornOn, cast, habit, licences, place } = installation;
  const isShortLived = cast === 'ci' || cast === 'ephemeral';
  const presence = drawPresence(habit, bornOn, random);
  const lastDay = Math.min(isShortLived ? bornOn + (cast === 'ci' ? 0 : 2) : presence.lastDay, world.to);
  const trip = drawTrip(bornOn, random);
  const lived: LivedDay[] = [];
  let release = firstRelease(world.releases, bornOn, random);
  let theme = drawTheme(random);
  let plugins = random.count(1.6);
  let [context, contextIs]: [Context, string] = [{}, ''];

  for (let day = bornOn; day <= lastDay; day += 1) {
    const licence = licenceOn(licences, day);
    if (licence === undefined || day > (licence.leavesOn ?? day)) break;
    if (!presence.isUsedOn(day)) continue;

    release = updated(release, { releases: world.releases, day, habit: installation.updates, random });
    if (random.chance(0.004)) theme = drawTheme(random);
    if (random.chance(0.02)) plugins += random.chance(0.8) ? 1 : -Math.min(1, plugins);
    const condition: Condition = {
      version: release.version,
      build: release.build,
      runtime: release.runtime,
      licence,
      osVersion: installation.machine.osVersionOn(day),
      theme,
      plugins,
    };
    const key = `${release.build} ${licence.from} ${condition.osVersion} ${theme} ${plugins}`;
    if (key !== contextIs) [context, contextIs] = [contextOf(installation, condition), key];

    const isAway = trip !== undefined && day >= trip.from && day <= trip.until;
    const from = isAway ? trip.place : place;
    const sessions = cast === 'ci' ? 1 : 1 + random.count(habit.moreSessions);
    const isMerged = sessions > 1 && installation.mergesSessions;
    for (let left = isMerged ? 1 : sessions; left > 0; left -= 1) {
      const session = { day, release, licence, from, merged: isMerged ? sessions : 1 };
      for (const { day: on, record } of liveSession(installation, session, { world, random })) {
        if (on >= world.from && on <= world.to) lived.push({ day: on, record, context, place: from });
      }
    }
  }
  return lived;
}

interface PlannedSession {
  day: DayNumber;
  release: Release;
  licence: { edition: string | undefined; type: string };
  from: Place;
  /** How many finished sessions this record stands for. */
  merged: number;
}

/** A session's records: one, or one more for each midnight (UTC) that it ran across. */
function liveSession(
  { habit, taste, consent }: Installation,
  { day, release, licence, from, merged }: PlannedSession,
  { world, random }: { world: World; random: Random },
): { day: DayNumber; record: LivedDay['record'] }[] {
  const session = random.uuid();
  const localStart = habit.hours(random) * 3_600 + random.integer(0, 3_599);
  let second = localStart - from.utcOffset * 3_600;
  let left = Math.max(20, Math.round(merged * habit.minutes * 60 * Math.exp(random.normal(0, 0.8) - 0.32)));
  // A merged record never runs across midnight: only sessions of one day are merged.
  if (merged > 1) left = Math.min(left, 86_400 - modulo(second, 86_400));
  const crashes = consent.purposes.includes('diagnostics') && random.chance(0.012 * release.trouble);
  const isPaid = licence.edition !== 'Free' && licence.edition !== undefined;
  const records: { day: DayNumber; record: LivedDay['record'] }[] = [];
  while (left > 0) {
    const on = day + Math.floor(second / 86_400);
    const seconds = Math.min(left, 86_400 - modulo(second, 86_400));
    left -= seconds;
    const local = second + from.utcOffset * 3_600;
    const hour = Math.floor(modulo(second, 86_400) / 3_600);
    const progress = (on - world.from) / Math.max(1, world.to - world.from);
    const uses = consent.purposes.includes('usage') ? drawUses(taste, { release, isPaid, progress }, random) : [];
    const exceptions = left === 0 && crashes ? [drawException(release.version, hour, random)] : [];
    const hasCrashed = exceptions.some(({ handled }) => !handled);
    records.push({
      day: on,
      record: {
        session,
        day: dayText(on),
        revision: 2 + Math.min(40, Math.floor(seconds / 1_200)),
        ...(merged > 1 ? { sessions: merged } : {}),
        ...(records.length > 0 ? { continued: true } : {}),
        seconds,
        localHour: Math.floor(modulo(local, 86_400) / 3_600),
        localWeekday: weekdayOf(day + Math.floor(local / 86_400)),
        ended: left === 0 && !hasCrashed,
        ...(hasCrashed ? { crashed: true } : {}),
        ...(uses.length > 0 ? { uses } : {}),
        ...(exceptions.length > 0 ? { exceptions } : {}),
      },
    });
    second += seconds;
  }
  return records;
}

const themeShares: [theme: string, share: number][] = [
  ['light', 48],
  ['dark', 38],
  ['system', 12],
  ['high contrast', 2],
];
const drawTheme = weighted(themeShares);

/** How the simulated product can look. */
export const themes: readonly string[] = themeShares.map(([theme]) => theme);

/** Some travel for a while, and their installations sync from another country. */
function drawTrip(bornOn: DayNumber, random: Random): { from: DayNumber; until: DayNumber; place: Place } | undefined {
  if (!random.chance(0.06)) return undefined;
  const from = bornOn + random.integer(3, 100);
  return { from, until: from + random.integer(2, 14), place: drawPlace(random) };
}

/** The remainder that is never negative. */
function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
