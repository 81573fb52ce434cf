import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/*
 * Worked out by hand from the definition; all days are of 2026, and every session day is half an hour. The range is 2 to 8 November.
 */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask: Record<string, string>;
  /** Active, installations, share, only, last; all sessions and those with it; all hours and those with it. */
  row: string;
}

const examples: Example[] = [
  {
    title: 'some have nothing else, some have turned away, some have just come to it',
    fleet: [
      installation(1, '11-02', ['11-02', '11-03'])({ os: 'Windows' }),
      installation(2, '11-02', [
        ['11-02', { os: 'Windows' }],
        ['11-03', { os: 'Linux' }],
      ])(),
      installation(3, '11-02', [
        ['11-02', { os: 'Linux' }],
        ['11-03', { os: 'Windows' }],
      ])(),
      installation(4, '11-02', ['11-02'])(),
    ],
    ask: { what: 'os=Windows' },
    row: '4 3 0.75 1 2  7 4  3.5 2',
  },
  {
    title: 'versions are compared by their numbers, and the last session day is told by hour and session',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { version: '4.10', localHour: 8 }],
        ['11-02', { version: '3.9', localHour: 9 }],
      ])(),
      installation(2, '11-02', [
        ['11-02', { version: '4', localHour: 9, session: 1n }],
        ['11-02', { version: '4.1', localHour: 9, session: 2n }],
      ])(),
    ],
    ask: { what: 'version=..4' },
    row: '2 2 1 0 1  4 2  2 1',
  },
  {
    title:
      'a feature counts once in a session day that used it twice; sessions that go on are no sessions of their own',
    fleet: [
      installation(1, '11-02', [
        [
          '11-02',
          {
            session: 7n,
            uses: [
              ['Export', 1],
              ['Export', 2],
            ],
          },
        ],
        ['11-03', { session: 7n, continued: true, uses: [['Export', 1]] }],
      ])(),
      installation(2, '11-02', ['11-02'])({ uses: [['Import', 1]] }),
    ],
    ask: { what: 'Export' },
    row: '2 1 0.5 1 1  2 1  1.5 1',
  },
  {
    title: 'only the range and the filters decide what anyone has, also what is last',
    fleet: [
      installation(1, '11-01', [
        ['11-01', { edition: 'Lite', os: 'Linux' }],
        ['11-02', { edition: 'Pro', os: 'Linux' }],
        ['11-03', { edition: 'Lite', os: 'Windows' }],
        ['11-09', { edition: 'Lite', os: 'Linux' }],
      ])(),
    ],
    ask: { what: 'edition=Pro', os: 'Linux' },
    row: '1 1 1 1 1  1 1  0.5 0.5',
  },
  {
    title: 'a missing value can be asked about, and a negated list',
    fleet: [installation(1, '11-02', ['11-02'])(), installation(2, '11-02', ['11-02'])({ edition: 'Pro' })],
    ask: { what: 'edition=!Pro,Lite' },
    row: '2 1 0.5 1 1  2 1  1 0.5',
  },
  {
    title: 'without anyone active everything is 0',
    fleet: [installation(1, '11-01', ['11-01'])()],
    ask: { what: 'feature=a=b' },
    row: '0 0 0 0 0  0 0  0 0',
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

const range = { from: '2026-11-02', to: '2026-11-08' };

test.each(examples)('$title', async ({ fleet, ask, row }) => {
  const context = await storeFleet(warehouse, fleet);

  const answer = await runReport(warehouse, 'dropping', { raw: { ...range, ...ask }, context });

  expect(answer.rows.map((one) => Object.values(one).map(String))).toEqual(table(row));
});

test.each([
  ['oss=Windows', 'did you mean `os`'],
  ['version=~(', 'the pattern ( is not RE2'],
  ['latest.os=Windows', 'leave out latest.'],
  ['feature=', 'a name is empty'],
])('what=%s is refused', async (what, detail) => {
  const context = await storeFleet(warehouse, []);

  await expect(runReport(warehouse, 'dropping', { raw: { ...range, what }, context })).rejects.toThrow(detail);
});
