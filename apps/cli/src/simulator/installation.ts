import type { Consent, Context, Exception, Sync } from '@usance/protocol';
import { dayText, type DayNumber } from './calendar.ts';
import { drawHabit, type Habit } from './habits.ts';
import { drawLicences, type Licence } from './licences.ts';
import { drawMachine, type Machine } from './machines.ts';
import { drawPlace, languageOf, type Place } from './places.ts';
import { weighted, type Random } from './random.ts';
import { drawTaste, type Taste } from './features.ts';
import { drawUpdateHabit, type UpdateHabit } from './releases.ts';

/**
 * What an installation is there for. `regular` ones make up the counted fleet; `replacement` is a regular one whose
 * ID follows an expired one; the others are kept apart from default counts.
 */
export type Cast = 'regular' | 'replacement' | 'ci' | 'ephemeral' | 'development';

/** Who and where a simulated installation is. Nothing in it changes over its life, except by the habits it holds. */
export interface Installation {
  id: string;
  cast: Cast;
  environment: NonNullable<Sync['environment']>;
  kind: NonNullable<Sync['kind']>;
  bornOn: DayNumber;
  consent: Consent;
  place: Place;
  locale: string;
  habit: Habit;
  machine: Machine;
  updates: UpdateHabit;
  licences: Licence[];
  taste: Taste;
  /** Whether its SDK merges finished sessions of one day into one record. */
  mergesSessions: boolean;
}

const drawPurposes = weighted<Consent['purposes']>([
  [['basic', 'usage', 'diagnostics', 'content'], 78],
  [['basic', 'usage', 'diagnostics'], 8],
  [['basic', 'usage'], 6],
  [['basic'], 8],
]);

export function drawInstallation(cast: Cast, bornOn: DayNumber, random: Random): Installation {
  const habit = drawHabit(random);
  const place = drawPlace(random);
  const machine = drawMachine(habit, bornOn, random);
  const isMachine = cast === 'ci' || cast === 'ephemeral';
  return {
    id: random.uuid(),
    cast,
    environment: cast === 'development' ? 'development' : 'production',
    kind: isMachine ? cast : 'normal',
    bornOn,
    consent: {
      purposes: drawPurposes(random),
      basis: isMachine ? 'notice' : 'opt-in',
      day: dayText(bornOn),
    },
    place,
    locale: weighted(Object.entries(place.locales))(random),
    habit,
    machine: isMachine ? buildRunner(cast, random) : machine,
    updates: cast === 'development' ? { pace: 1, takesBetas: true } : drawUpdateHabit(random),
    licences: isMachine
      ? [{ from: bornOn, edition: 'Team', type: 'subscription', status: ['activated'] }]
      : drawLicences(habit, bornOn, random),
    taste: drawTaste(habit, random),
    mergesSessions: random.chance(0.25),
  };
}

/** What of its context can change from one session day to the next. */
export interface Condition {
  version: string;
  build: string;
  runtime: string;
  licence: Licence;
  osVersion: string;
  theme: string;
  plugins: number;
}

/** The context to send, as far as the person's choice allows it. */
export function contextOf({ machine, locale, consent, kind }: Installation, condition: Condition): Context {
  const { version, build, runtime, licence, osVersion, theme, plugins } = condition;
  const { osVersionOn: _, ...hardware } = machine;
  const isContainer = kind === 'ephemeral';
  return {
    app: {
      version,
      build,
      ...(licence.edition === undefined ? {} : { edition: licence.edition }),
      language: languageOf(locale),
    },
    license: { type: licence.type, status: licence.status },
    system: { ...hardware, osVersion, locale, runtime, container: isContainer },
    ...(consent.purposes.includes('content') ? { properties: { theme, plugins } } : {}),
  };
}

const exceptionTypes = weighted([
  ['TypeError', 40],
  ['DocumentLocked', 22],
  ['NetworkTimeout', 20],
  ['RangeError', 10],
  ['OutOfMemory', 8],
]);

const callers = ['openDocument', 'saveDocument', 'renderPage', 'applyEdit', 'pushChanges'];

/** An exception with a short stack; it ends the session if nothing handles it. */
export function drawException(version: string, hour: number, random: Random): Exception {
  const type = exceptionTypes(random);
  const caller = callers[random.integer(0, callers.length - 1)] ?? 'main';
  return {
    seq: 1,
    hour,
    type,
    frames: [`${caller} (app-${version}.js)`, `dispatch (app-${version}.js)`, 'main (app.js)'],
    handled: type === 'OutOfMemory' ? false : random.chance(0.7),
  };
}

function buildRunner(cast: 'ci' | 'ephemeral', random: Random): Machine {
  return {
    os: 'Linux',
    arch: random.chance(0.85) ? 'x64' : 'arm64',
    formFactor: 'server',
    cpu: 'AMD EPYC 7763',
    cores: cast === 'ci' ? 4 : 2,
    memoryMb: cast === 'ci' ? 16_384 : 4_096,
    gpu: 'none',
    screen: [1024, 768, 1],
    displays: 1,
    virtualMachine: true,
    osVersionOn: () => (cast === 'ci' ? 'Ubuntu 24.04' : 'Debian 12'),
  };
}
