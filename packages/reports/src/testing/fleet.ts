import * as fc from 'fast-check';
import { aSessionDay, type ExceptionRecord, type SessionDayRecord } from './record.ts';
import { laterBy } from './oracle-calendar.ts';
import { someWeekReports } from './week-record.ts';

/** The day on which all random fleets are looked at: a Monday. */
export const fleetToday = '2026-11-23';

/** How far back first days go: enough for months, gaps and expired IDs, and little enough to meet the ranges asked for. */
const oldestDays = 100;

/** Texts that a fleet and the filters on it take their values from, so that they meet. Some are hostile. */
export interface Vocabulary {
  texts: readonly string[];
  propertyKeys: readonly string[];
  features: readonly string[];
}

const awkward = [
  'Windows',
  'macOS',
  "it's",
  '\\',
  "x\\'",
  '"',
  'a, b',
  ' edge ',
  '8..16',
  '!not',
  '~tilde',
  '(none)',
  '(other)',
  '(rest)',
  '{p0: String}',
  "'; DROP TABLE session_days; --",
  '%_',
  '日本 😀',
  'line\nbreak\ttab\u0000nul',
  '__proto__',
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...awkward) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).filter((one) => isStorable(one)) },
);
/** What UTF-8 cannot hold does not come back as it went in. */
const isStorable = (one: string) => Buffer.from(one).toString() === one;

const names = (maxLength: number) => fc.uniqueArray(text, { minLength: 1, maxLength });

export const aVocabulary: fc.Arbitrary<Vocabulary> = fc.record({
  texts: names(3),
  propertyKeys: names(2),
  features: names(2),
});

export const versions = [
  '4',
  '4.2',
  '4.2.0',
  '4.10',
  '4.9-rc1',
  '4.10rc2',
  '4.10-beta.11',
  'v5.0.1',
  '10',
  'beta',
  '123456789012345678901.2',
];
export const numbers = [1, 2, 4, 8, 16];
export const scales = [1, 1.25, 1.5, 2, 1.68936039331];
export const propertyValues = [
  'dark',
  'light',
  '(other)',
  '12',
  '3.5',
  '-2',
  '007',
  '1e1',
  '.5',
  '5.',
  'inf',
  '+5',
  ' 5',
  '0x10',
];

/** What a session may have thrown. Some are the same but for line numbers or what lies deep, and some share a type or a place only. */
const exceptions: readonly ExceptionRecord[] = [
  { seq: 0, type: 'TypeError', frames: ['src/a.js:10:5 read', 'src/b.js:2:1'], handled: false },
  { seq: 1, type: 'TypeError', frames: ['src/a.js:12:5 read', 'src/b.js:3:99'], handled: true },
  { seq: 2, type: 'RangeError', frames: ['src/a.js:10:5 read', 'src/b.js:2:1'], handled: false },
  { seq: 3, type: 'TypeError', frames: [], handled: false },
  { seq: 4, type: 'Type\nError', frames: ["it's:1"], handled: true },
  {
    seq: 5,
    type: 'TypeError',
    frames: ['src/a.js:10:5 read', 'src/b.js:2:1', 'src/c.js', 'src/d.js', 'src/e.js', 'src/f.js'],
    handled: false,
  },
  {
    seq: 6,
    type: 'TypeError',
    frames: ['src/a.js:1:1 read', 'src/b.js:2:1', 'src/c.js', 'src/d.js', 'src/e.js', 'src/g.js'],
    handled: false,
  },
];

/** What people agreed to, in any order. */
const purposes = [['basic'], ['basic', 'usage'], ['usage', 'basic'], ['basic', 'diagnostics', 'usage'], []];

/** A fleet's session days in the order in which they are sent, cut into inserts. */
export interface Fleet {
  vocabulary: Vocabulary;
  inserts: readonly (readonly SessionDayRecord[])[];
}

/** A small random fleet that was sent late, twice, split up and in disorder. */
export const aFleet: fc.Arbitrary<Fleet> = aVocabulary.chain((vocabulary) =>
  fc
    .array(installationDays(vocabulary), { minLength: 1, maxLength: 9, size: 'max' })
    .map((installations) =>
      installations.flatMap((build, index) => build.map((record) => ({ ...record, installation: index * 7 + 1 }))),
    )
    .chain((records) =>
      fc
        .tuple(
          fc.shuffledSubarray(records, { minLength: records.length }),
          fc.subarray(records), // sent again, unchanged
          fc.array(fc.nat(records.length), { maxLength: 2 }),
          someWeekReports(vocabulary, fleetToday),
        )
        .map(([shuffled, again, cuts, weeks]) => {
          // Each report twice, with different session days: a repeat changes nothing, whenever it comes.
          const sent = [...shuffled, ...again].map((record, index, all) => ({
            ...record,
            weeks: weeks.filter(({ report }) => [report, 3 * report + 1].some((at) => at % all.length === index)),
          }));
          const ends = [...cuts.toSorted((one, other) => one - other), sent.length];
          const inserts = ends.map((end, index) => sent.slice(ends[index - 1] ?? 0, end));
          return { vocabulary, inserts: inserts.filter((insert) => insert.length > 0) };
        }),
    ),
);

/** One installation's session days with all their revisions. */
function installationDays(vocabulary: Vocabulary): fc.Arbitrary<SessionDayRecord[]> {
  return fc
    .record({
      age: fc.oneof(
        { weight: 1, arbitrary: fc.nat(oldestDays) },
        { weight: 2, arbitrary: fc.integer({ min: 40, max: oldestDays }) },
      ),
      replacement: fc.boolean(),
      isOutside: fc.constantFrom(false, false, false, true),
      sessions: fc.array(sessionRevisions(vocabulary), { minLength: 1, maxLength: 5, size: 'max' }),
    })
    .map(({ age, replacement, isOutside, sessions }) => {
      const firstDay = laterBy(-age, fleetToday);
      return sessions.flatMap(({ offset, session, crossesMidnight, revisions }) =>
        revisions.flatMap(({ lag, refused, state: revision }, index) => {
          const day = laterBy(offset % (age + 3), firstDay); // up to two days ahead of today, as the collector allows
          const first: SessionDayRecord = {
            ...revision,
            day,
            receivedDay: laterBy(lag, day),
            refused,
            session,
            revision: index + 1,
            firstDay,
            replacement: replacement && age % 3 === 0,
            environment: isOutside ? revision.environment : 'production',
            kind: isOutside ? revision.kind : 'normal',
          };
          const next = { ...first, day: laterBy(1, first.day), continued: true, localHour: 0 };
          return crossesMidnight ? [first, next] : [first];
        }),
      );
    });
}

/** Versions of one session day's state; later ones may be smaller. */
const sessionRevisions = (vocabulary: Vocabulary) =>
  fc.record({
    offset: fc.oneof(fc.nat(oldestDays), fc.constantFrom(0, 5, 40)), // so that days have several sessions
    session: fc.oneof(fc.constantFrom(1n, 2n), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
    crossesMidnight: fc.boolean(),
    revisions: fc.array(
      fc.record({
        lag: fc.constantFrom(-1, 0, 0, 0, 1, 2, 9),
        refused: fc.constantFrom([], [], ['invalid'], ['undeclared', 'invalid', 'undeclared']),
        state: sessionState(vocabulary),
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  });

function sessionState({ texts, propertyKeys, features }: Vocabulary): fc.Arbitrary<SessionDayRecord> {
  const aText = fc.constantFrom('', ...texts);
  const aVersion = fc.constantFrom('', ...versions);
  const aNumber = fc.constantFrom(0, ...numbers);
  const property = fc.tuple(fc.constantFrom(...propertyKeys), fc.constantFrom('', ...propertyValues, ...texts));
  return fc
    .record({
      environment: fc.constantFrom('production', 'production', 'development'),
      kind: fc.constantFrom('normal', 'normal', 'ci', 'ephemeral', 'clone'),
      purposes: fc.constantFrom(...purposes),
      version: aVersion,
      build: aVersion,
      osVersion: aVersion,
      edition: aText,
      language: aText,
      licenseType: aText,
      os: aText,
      arch: aText,
      cpu: aText,
      gpu: aText,
      screen: aText,
      locale: aText,
      runtime: aText,
      formFactor: aText,
      country: fc.constantFrom('', 'DE', 'FR', 'JP', 'XX'),
      virtualMachine: fc.constantFrom('', 'yes', 'no'),
      container: fc.constantFrom('', 'yes', 'no'),
      licenseStatus: fc.subarray([...texts]),
      cores: aNumber,
      memoryMb: aNumber,
      displays: aNumber,
      screenScale: fc.constantFrom(0, ...scales),
      properties: fc.array(property, { maxLength: 2 }).map((pairs) => new Map(pairs)),
      sessions: fc.integer({ min: 1, max: 3 }),
      continued: fc.boolean(),
      seconds: fc.nat(90_000),
      localHour: fc.constantFrom(0, 9, 23),
      localWeekday: fc.integer({ min: 0, max: 7 }),
      ended: fc.boolean(),
      crashed: fc.boolean(),
      exceptions: fc.subarray([...exceptions]),
      // Halves, so that sums are exact in whatever order they are made.
      uses: fc.array(
        fc.tuple(fc.constantFrom(...features), fc.integer({ min: 1, max: 4 }), fc.constantFrom(0, 1.5, -2, 40)),
        { maxLength: 3 },
      ),
    })
    .map((state) => aSessionDay({ day: fleetToday, installation: 0, ...state }));
}
