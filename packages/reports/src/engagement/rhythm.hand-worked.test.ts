import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/** Worked out by hand from the definition. All days are of 2026; 2 November is a Monday. */
interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask: Record<string, string>;
  /** One row a line, those without sessions left out: weekday, hour, sessions, installations. */
  rows: string;
  totals: [sessions: number, installations: number, unknownSessions: number];
}

const monday9 = { localWeekday: 1, localHour: 9 };

const examples: Example[] = [
  {
    title: 'an installation counts once in an hour of the week, in however many weeks it has it',
    fleet: [
      installation(1, '11-02', ['11-02', '11-02', '11-09'])(monday9),
      installation(2, '11-02', ['11-02'])({ ...monday9, sessions: 4 }),
      installation(3, '11-08', ['11-08'])({ localWeekday: 7, localHour: 23 }),
      installation(4, '11-16', ['11-16'])(monday9), // after the range
    ],
    ask: {},
    rows: `
      1 9   7 2
      7 23  1 1`,
    totals: [8, 3, 0],
  },
  {
    title: 'it is the local weekday that counts: at night it is another one than in UTC',
    fleet: [installation(1, '11-02', ['11-02'])({ localWeekday: 7, localHour: 20 })],
    ask: {},
    rows: '7 20  1 1',
    totals: [1, 1, 0],
  },
  {
    title: 'a session over midnight counts where it began, and one that began before the range nowhere',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { session: 7n, localWeekday: 1, localHour: 22 }],
        ['11-03', { session: 7n, localWeekday: 1, localHour: 22, continued: true }],
      ])(),
      installation(2, '11-01', [
        ['11-01', { session: 7n, ...monday9 }],
        ['11-02', { session: 7n, ...monday9, continued: true }],
      ])(),
    ],
    ask: {},
    rows: '1 22  1 1',
    totals: [1, 1, 0],
  },
  {
    title: 'without a weekday a session is in the totals only; hour 0 of a known one is midnight',
    fleet: [
      installation(1, '11-02', ['11-02'])({ localWeekday: 0, localHour: 0, sessions: 3 }),
      installation(2, '11-02', ['11-02'])({ localWeekday: 1, localHour: 0 }),
    ],
    ask: {},
    rows: '1 0  1 1',
    totals: [4, 2, 3],
  },
  {
    title: 'a filter chooses session days',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { ...monday9, os: 'Linux' }],
        ['11-03', { localWeekday: 2, localHour: 8, os: 'Windows' }],
      ])(),
    ],
    ask: { os: 'Windows' },
    rows: '2 8  1 1',
    totals: [1, 1, 0],
  },
  {
    title: 'nobody makes a week of zeros',
    fleet: [],
    ask: {},
    rows: '',
    totals: [0, 0, 0],
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, rows, totals: [sessions, installations, unknownSessions] }) => {
  const context = await storeFleet(warehouse, fleet);
  const range = { from: '2026-11-02', to: '2026-11-15' };

  const answer = await runReport(warehouse, 'rhythm', { raw: { ...range, ...ask }, context });

  expect(answer.rows).toHaveLength(168);
  const filled = answer.rows.filter((row) => row.sessions > 0);
  expect(filled.map((row) => Object.values(row).map(String))).toEqual(table(rows));
  expect(answer.totals).toEqual({ sessions, installations, unknownSessions });
});
