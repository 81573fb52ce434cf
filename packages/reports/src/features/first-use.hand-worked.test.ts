import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/*
 * Worked out by hand from the definition; all days are of 2026, and today is 23 November. The feature is Export.
 */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask: Record<string, string>;
  identifierMonths?: number;
  /** Installations by bucket: 0, 1, 2-6, 7-13, 14-29, 30-89, 90+, never, expired. */
  installations: string;
  users: number;
}

const used = { uses: [['Export', 1]] } as const;

/** An installation that first came on 1 August and used the feature on that day. */
const usedOn = (ordinal: number, day: string) =>
  installation(ordinal, '08-01', ['08-01', [day, used], ['11-01', used]])();

const examples: Example[] = [
  {
    title: 'the ends of the buckets are inclusive, and only the first use counts',
    fleet: ['08-01', '08-02', '08-03', '08-07', '08-08', '08-14', '08-15', '08-30', '08-31', '10-29', '10-30'].map(
      (day, index) => usedOn(index + 1, day),
    ),
    ask: { from: '2026-08-01', to: '2026-08-01' },
    installations: '1 1 2 2 2 2 1 0 0',
    users: 11,
  },
  {
    title: 'uses after the range count, first days after it do not, nor do replacements',
    fleet: [
      installation(1, '11-02', ['11-02', ['11-20', used]])(),
      installation(2, '11-03', ['11-03', ['11-03', used]])(),
      installation(3, '11-02', ['11-02', ['11-02', used]])({ replacement: true }),
      installation(4, '11-01', ['11-02', ['11-02', used]])(),
    ],
    ask: { from: '2026-11-02', to: '2026-11-02' },
    installations: '0 0 0 0 1 0 0 0 0',
    users: 1,
  },
  {
    title: 'days count from the first day, though no session day of it is known',
    fleet: [installation(1, '11-02', ['11-04', ['11-05', used]])()],
    ask: { from: '2026-11-02', to: '2026-11-08' },
    installations: '0 0 1 0 0 0 0 0 0',
    users: 1,
  },
  {
    title: 'filters look at the first session day, not at the one with the use',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { os: 'Windows' }],
        ['11-03', { os: 'Linux', ...used }],
      ])(),
      installation(2, '11-02', [
        ['11-02', { os: 'Linux' }],
        ['11-03', { os: 'Windows', ...used }],
      ])(),
      installation(3, '11-02', [['11-02', { os: 'Windows', uses: [['Import', 1]] }]])(),
    ],
    ask: { from: '2026-11-02', to: '2026-11-08', os: 'Windows' },
    installations: '0 1 0 0 0 0 0 1 0',
    users: 1,
  },
  {
    title: 'whose ID expired today or before without a use may have used it since',
    fleet: [
      installation(1, '10-22', ['10-22'])(),
      installation(2, '10-23', ['10-23'])(), // expires today
      installation(3, '10-24', ['10-24'])(),
      installation(4, '10-22', ['10-22', ['10-23', used]])(),
    ],
    ask: { from: '2026-10-20', to: '2026-10-25' },
    identifierMonths: 1,
    installations: '0 1 0 0 0 0 0 1 2',
    users: 1,
  },
  {
    title: 'without a new installation there are only zeros',
    fleet: [installation(1, '10-01', [['11-02', used]])()],
    ask: { from: '2026-11-02', to: '2026-11-08' },
    installations: '0 0 0 0 0 0 0 0 0',
    users: 0,
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, identifierMonths = 13, installations, users }) => {
  const context = await storeFleet(warehouse, fleet, { identifierMonths });

  const { rows, totals } = await runReport(warehouse, 'first-use', { raw: { feature: 'Export', ...ask }, context });

  const [expected = []] = table(installations);
  const all = expected.reduce((sum, count) => sum + Number(count), 0);
  expect(rows.map((row) => String(row.installations))).toEqual(expected);
  expect(rows.map(({ share }) => share)).toEqual(expected.map((count) => (all === 0 ? 0 : Number(count) / all)));
  expect(totals).toEqual({ installations: all, users });
});

test('a bucket is provisional as long as the newest installations can get into it', async () => {
  const context = await storeFleet(warehouse, []);
  const raw = { feature: 'Export', from: '2026-11-01', to: '2026-11-16' };

  const { rows } = await runReport(warehouse, 'first-use', { raw, context });

  // Six days after the 16th is the 22nd, which is over; thirteen days after it is not.
  expect(rows.filter(({ isProvisional }) => !isProvisional).map(({ bucket }) => bucket)).toEqual(['0', '1', '2-6']);
});
