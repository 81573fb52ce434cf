import { monthsLater, weekdayOf, type DayNumber } from './calendar.ts';
import { drawInstallation, type Cast, type Installation } from './installation.ts';
import { live, type LivedDay, type World } from './life.ts';
import { createRandom, type Random } from './random.ts';
import { drawReleases, type Release } from './releases.ts';

/** What a fleet is made from. The same plan gives the same fleet, to the byte. */
export interface FleetPlan {
  seed: number;
  /** Installations that count by default; runs of CI, containers and developers' own come on top. */
  installations: number;
  from: DayNumber;
  to: DayNumber;
  /** How long an ID lives before another replaces it. */
  identifierMonths: number;
}

/** An installation with all it did, at least one session day. */
export interface Life {
  installation: Installation;
  firstDay: DayNumber;
  days: LivedDay[];
  /** For what still has to be decided about it: how its days are sent. */
  random: Random;
}

export interface Fleet {
  /** How many lives there will be, those of IDs that follow expired ones left aside. */
  size: number;
  /** What the product brought out meanwhile, the oldest first. */
  releases: readonly Release[];
  lives(): Generator<Life>;
}

/** For each hundred regular installations, so many of the other kinds. */
const extras: readonly (readonly [Cast, number])[] = [
  ['replacement', 1.5],
  ['ci', 8],
  ['ephemeral', 3],
  ['development', 0.6],
];

export function createFleet(plan: FleetPlan): Fleet {
  const { seed, installations, from, to, identifierMonths } = plan;
  // Another range is another fleet: an installation's ID must not come back with another first day.
  const base = (seed ^ Math.imul(from, 0x85ebca6b) ^ Math.imul(to, 0xc2b2ae35)) >>> 0;
  const random = createRandom(base, 0);
  const world: World = { from, to, releases: drawReleases(from, to, random) };
  const births = drawBirths(world, random);
  const casts: Cast[] = Array.from({ length: installations }, () => 'regular');
  for (const [cast, share] of extras) {
    for (let left = Math.round((installations * share) / 100); left > 0; left -= 1) casts.push(cast);
  }

  return {
    size: casts.length,
    releases: world.releases,
    *lives() {
      for (const [index, cast] of casts.entries()) {
        const own = createRandom(base, index + 1);
        yield* withReplacements(drawLife(cast, births, { world, random: own }), identifierMonths);
      }
    },
  };
}

/** Draws until something happened: a first session may fall behind the last simulated day, by its time zone. */
function drawLife(
  cast: Cast,
  births: (share: number) => DayNumber,
  { world, random }: { world: World; random: Random },
): Life {
  for (;;) {
    const installation = drawInstallation(cast, births(random.fraction()), random);
    const days = live(installation, world, random);
    const [first] = days;
    if (first === undefined) continue;
    const firstDay = days.reduce((earliest, { day }) => Math.min(earliest, day), first.day);
    return { installation, firstDay, days, random };
  }
}

/** Cuts a life where its ID expires: what follows is an installation of its own, marked as a replacement. */
function* withReplacements(life: Life, identifierMonths: number): Generator<Life> {
  const expiresOn = monthsLater(life.firstDay, identifierMonths);
  const later = life.days.filter(({ day }) => day >= expiresOn);
  const [next] = later;
  if (next === undefined) {
    yield life;
    return;
  }
  yield { ...life, days: life.days.filter(({ day }) => day < expiresOn) };
  const cast = life.installation.cast === 'regular' ? 'replacement' : life.installation.cast;
  const installation: Installation = { ...life.installation, id: life.random.uuid(), cast };
  const firstDay = later.reduce((earliest, { day }) => Math.min(earliest, day), next.day);
  yield* withReplacements({ ...life, installation, firstDay, days: later }, identifierMonths);
}

/**
 * How new installations spread over the days: slow growth, a week's rhythm, noise, and a peak after each greater release.
 * Answers the day below which this share of them lies.
 */
function drawBirths({ from, to, releases }: World, random: Random): (share: number) => DayNumber {
  const weights: number[] = [];
  for (let day = from; day <= to; day += 1) {
    const progress = (day - from) / Math.max(1, to - from);
    const rhythm = weekdayOf(day) <= 5 ? 1 : 0.62;
    const launch = 1 + 2.5 * Math.exp(-(day - from) / 4);
    const news = releases.some(
      (release) => /^\d+\.\d+\.0$/.test(release.version) && day - release.day >= 0 && day - release.day < 6,
    );
    weights.push((0.7 + 0.9 * progress) * rhythm * launch * (news ? 1.6 : 1) * (0.8 + 0.4 * random.fraction()));
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return (share) => {
    let left = share * total;
    const at = weights.findIndex((weight) => (left -= weight) < 0);
    return from + Math.max(0, at);
  };
}
