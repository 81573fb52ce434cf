import type { SessionDayRecord } from './record.ts';
import { installation } from './hand-worked.ts';

/** A question about activity, and its answer. */
export interface ActivityExample {
  title: string;
  fleet: SessionDayRecord[][];
  ask: Record<string, string>;
  settings?: { lostAfterDays?: number; identifierMonths?: number };
  /** One row a line: the period, then active, new, returning, lost, sessions, hours. */
  rows: string;
}

let ordinals = 100;
/** An installation that began on a day, with these session days an hour apart. */
const on = (day: string, ...session: Partial<SessionDayRecord>[]) =>
  installation(
    ++ordinals,
    day,
    session.map((known, index) => [day, { localHour: 8 + index, ...known }]),
  )();

/** Of what there is at all, filters choose session days. */
export const filteredActivity: ActivityExample[] = [
  {
    title: 'development and continuous integration are left out unless asked for',
    fleet: [
      installation(1, '11-02', ['11-02'])(),
      installation(2, '11-02', ['11-02'])({ kind: 'ci' }),
      installation(3, '11-02', ['11-02'])({ environment: 'development' }),
    ],
    ask: { from: '2026-11-02', to: '2026-11-02' },
    rows: `
      2026-11-02  1 1 0 1  1 0.5`,
  },
  {
    title: 'kind=ci counts those and no others',
    fleet: [
      installation(1, '11-02', ['11-02'])(),
      installation(2, '11-02', ['11-02', '11-02'])({ kind: 'ci' }),
      installation(3, '11-02', ['11-02'])({ environment: 'development', kind: 'ci' }),
    ],
    ask: { from: '2026-11-02', to: '2026-11-02', kind: 'ci' },
    rows: `
      2026-11-02  1 1 0 1  2 1`,
  },
  {
    title: 'filters look at the first session day of the new and at the last one of the lost',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.9' }],
        ['11-03', { version: '4.10' }],
      ])(), // new with 4.9, lost with 4.10
      installation(2, '11-02', [['11-02', { version: '4.10' }]])(),
      installation(3, '11-02', [
        ['11-02', { version: '4.10', localHour: 9 }],
        ['11-02', { version: '4.9', localHour: 8 }],
      ])(),
    ],
    ask: { from: '2026-11-02', to: '2026-11-03', version: '4.10..' },
    rows: `
      2026-11-02  2 1 0 2  2 1
      2026-11-03  1 0 0 1  1 0.5`,
  },
  {
    title: 'a filter with ! lets missing values through, a range does not',
    fleet: [
      installation(1, '11-02', ['11-02'])({ os: 'Windows', cores: 4 }),
      installation(2, '11-02', ['11-02'])({ cores: 8 }),
      installation(3, '11-02', ['11-02'])({ os: 'macOS' }),
      installation(4, '11-02', ['11-02'])({ os: 'Linux', cores: 16 }),
    ],
    ask: { from: '2026-11-02', to: '2026-11-02', os: '!Windows', cores: '..8' },
    settings: { lostAfterDays: 30 },
    // 2 alone: 1 runs Windows, 3 has an unknown number of cores, 4 has too many.
    rows: `
      2026-11-02  1 1 0 0  1 0.5`,
  },
  {
    title: 'neither 0 nor a pattern that fits anything finds a missing value',
    fleet: [
      installation(1, '11-02', ['11-02'])({ cores: 8 }),
      installation(2, '11-02', ['11-02'])({ os: 'Linux' }),
      installation(3, '11-02', ['11-02'])({ os: 'Linux', cores: 8 }),
    ],
    ask: { from: '2026-11-02', to: '2026-11-02', os: '~.*', cores: '0,8' },
    settings: { lostAfterDays: 30 },
    rows: `
      2026-11-02  1 1 0 0  1 0.5`,
  },
  {
    title: 'a feature filter adds up the uses of the range, ever. those of all time',
    fleet: [
      installation(1, '11-01', [
        ['11-02', { uses: [['Export', 2]] }],
        ['11-03', { uses: [['Export', 1]] }],
      ])(),
      installation(2, '11-01', [
        ['11-01', { uses: [['Export', 9]] }],
        ['11-02', { uses: [['Export', 2]] }],
      ])(),
      installation(3, '11-01', [['11-02', { uses: [['Export', 5]] }]])(),
    ],
    ask: {
      from: '2026-11-02',
      to: '2026-11-03',
      interval: 'total',
      'feature.Export': '3..',
      'ever.feature.Export': '..4',
    },
    settings: { lostAfterDays: 30 },
    // 1 used it 3 times; 2 only twice in the range; 3 more than four times ever.
    rows: `
      2026-11-02  1 0 0 0  2 1`,
  },
  {
    title: 'filters ask of one session day, and not of several that an installation has on a day',
    fleet: [
      on('11-02', { os: 'Windows', edition: 'Pro' }),
      on('11-02', { os: 'Windows', edition: 'Free' }, { os: 'Linux', edition: 'Pro' }),
      on(
        '11-02',
        { os: 'Windows', edition: 'Free' },
        { os: 'Linux', edition: 'Pro' },
        { os: 'Windows', edition: 'Pro' },
      ),
      on('11-02', { os: 'Windows', edition: 'Pro' }, { os: 'Windows', edition: 'Free' }),
      on('11-02', { os: 'Linux', edition: 'Free' }),
    ],
    ask: { from: '2026-11-02', to: '2026-11-02', os: 'Windows', edition: 'Pro' },
    settings: { lostAfterDays: 30 },
    // The first, third and fourth have such a session day; the third began with another.
    rows: `
      2026-11-02  3 2 0 0  3 1.5`,
  },
  {
    title: 'numbers are compared exactly',
    fleet: [1.1, 1.25, 0].map((screenScale) => on('11-02', { screenScale, cores: 8 }, { screenScale, cores: 4 })),
    ask: { from: '2026-11-02', to: '2026-11-02', screenScale: '1.1', cores: '6..' },
    settings: { lostAfterDays: 30 },
    rows: `
      2026-11-02  1 1 0 0  1 0.5`,
  },
  {
    title: 'a country and its continent are asked of one session day, too',
    fleet: [on('11-02', { country: 'DE' }, { country: 'JP' }), on('11-02', { country: 'DE' }, { country: 'FR' })],
    ask: { from: '2026-11-02', to: '2026-11-02', continent: 'Europe', country: '!DE' },
    settings: { lostAfterDays: 30 },
    rows: `
      2026-11-02  1 0 0 0  1 0.5`,
  },
];
