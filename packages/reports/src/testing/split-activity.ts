import type { ActivityExample } from './filtered-activity.ts';
import { installation } from './hand-worked.ts';

/** Activity by values: a row's value stands after its period. */
export const splitActivity: ActivityExample[] = [
  {
    title: 'who changes the version is new under the first, active under both, and lost under the last',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.1' }],
        ['11-03', { version: '4.2' }],
      ])(),
      installation(2, '11-03', [['11-03', { version: '4.2' }]])(),
    ],
    ask: { from: '2026-11-02', to: '2026-11-04', by: 'version' },
    rows: `
      2026-11-02  4.1  1 1 0 0  1 0.5
      2026-11-03  4.2  2 1 0 2  2 1`,
  },
  {
    title: 'of two versions on the first day and the last, the hour tells which was first and which last',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.2', localHour: 9 }],
        ['11-02', { version: '4.1', localHour: 8 }],
      ])(),
      installation(2, '11-02', [['11-02', { version: '4.2' }]])(),
    ],
    ask: { from: '2026-11-02', to: '2026-11-02', by: 'version' },
    rows: `
      2026-11-02  4.2  2 1 0 2  2 1
      2026-11-02  4.1  1 1 0 0  1 0.5`,
  },
  {
    title: 'who had two versions on the last day only is lost under the one that the later hour has',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.0' }],
        ['11-03', { version: '4.2', localHour: 9 }],
        ['11-03', { version: '4.1', localHour: 8 }],
      ])(),
    ],
    ask: { from: '2026-11-03', to: '2026-11-03', by: 'version' },
    rows: `
      2026-11-03  4.1  1 0 0 0  1 0.5
      2026-11-03  4.2  1 0 0 1  1 0.5`,
  },
  {
    title: 'who came without a session day of the first day is new on that, under the value of the first that is known',
    fleet: [
      installation(1, '11-02', [['11-04', { os: 'Linux' }]])(),
      installation(2, '11-02', ['11-02'])({ os: 'macOS' }),
    ],
    ask: { from: '2026-11-02', to: '2026-11-05', by: 'os' },
    rows: `
      2026-11-02  macOS  1 1 0 1  1 0.5
      2026-11-02  Linux  0 1 0 0  0 0
      2026-11-04  Linux  1 0 0 1  1 0.5`,
  },
  {
    title: 'who comes back counts under what it comes back with, whatever it had before',
    fleet: [
      installation(1, '10-01', [
        ['11-02', { os: 'Windows' }],
        ['11-06', { os: 'Linux' }],
      ])(),
    ],
    ask: { from: '2026-11-05', to: '2026-11-06', by: 'os' },
    rows: `
      2026-11-06  Linux  1 0 1 1  1 0.5`,
  },
  {
    title: 'values after the limit are counted together, who had two of them once',
    fleet: [
      installation(1, '11-02', ['11-02'])({ os: 'Windows' }),
      installation(2, '11-02', ['11-02'])({ os: 'Windows' }),
      installation(3, '11-02', [
        ['11-02', { os: 'Linux', localHour: 8 }],
        ['11-02', { os: 'macOS', localHour: 9 }],
      ])(),
    ],
    ask: { from: '2026-11-01', to: '2026-11-30', interval: 'month', by: 'os', limit: '1' },
    rows: `
      2026-11-01  Windows  2 2 0 2  2 1
      2026-11-01  (rest)   1 1 0 1  2 1`,
  },
  {
    title: 'with rankBy=lost the values that most were lost under come first, not those that most have',
    fleet: [
      installation(1, '11-02', ['11-02', '11-21'])({ os: 'Windows' }),
      installation(2, '11-02', ['11-02', '11-21'])({ os: 'Windows' }),
      installation(3, '11-02', ['11-02'])({ os: 'Linux' }),
    ],
    ask: { from: '2026-11-02', to: '2026-11-02', by: 'os', limit: '1', rankBy: 'lost' },
    rows: `
      2026-11-02  Linux   1 1 0 1  1 0.5
      2026-11-02  (rest)  2 2 0 0  2 1`,
  },
  {
    title: 'a loss that is declared in the range has its row, though nobody was there any more',
    fleet: [installation(1, '11-02', ['11-02'])({ edition: 'Pro' })],
    ask: { from: '2026-11-05', to: '2026-11-10', by: 'edition', lostOn: 'declared' },
    rows: `
      2026-11-06  Pro  0 0 0 1  0 0`,
  },
  {
    title: 'with latest. all of it counts under the last value, also where that came after the range',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.1' }],
        ['11-10', { version: '4.2' }],
      ])(),
    ],
    ask: { from: '2026-11-02', to: '2026-11-03', by: 'latest.version' },
    rows: `
      2026-11-02  4.2  1 1 0 0  1 0.5`,
  },
  {
    title: 'a session day with two entries of a list counts under each',
    fleet: [installation(1, '11-02', ['11-02'])({ licenseStatus: ['activated', 'expired'] })],
    ask: { from: '2026-11-02', to: '2026-11-02', by: 'licenseStatus' },
    rows: `
      2026-11-02  activated  1 1 0 1  1 0.5
      2026-11-02  expired    1 1 0 1  1 0.5`,
  },
  {
    title: 'two dimensions split by their combinations',
    fleet: [
      installation(1, '11-02', ['11-02'])({ os: 'Linux', edition: 'Pro' }),
      installation(2, '11-02', ['11-02'])({ os: 'Linux', edition: 'Free' }),
      installation(3, '11-02', ['11-02'])({ os: 'Linux', edition: 'Pro' }),
    ],
    ask: { from: '2026-11-02', to: '2026-11-02', by: 'os,edition' },
    rows: `
      2026-11-02  Linux Pro   2 2 0 2  2 1
      2026-11-02  Linux Free  1 1 0 1  1 0.5`,
  },
  {
    title: 'a filter that the first session day does not fulfil leaves nobody new',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { os: 'Linux', version: '4.1', localHour: 8 }],
        ['11-02', { os: 'Linux', version: '4.2', localHour: 9 }],
      ])(),
    ],
    ask: { from: '2026-11-02', to: '2026-11-02', by: 'os', version: '4.2' },
    rows: `
      2026-11-02  Linux  1 0 0 1  1 0.5`,
  },
];
