import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet, table } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/*
 * Worked out by hand from the definition; all days are of 2026, and today is 23 November. The steps are Open, Edit and Save, the
 * range is 2 to 8 November and the window is 7 days, unless it says otherwise.
 */

interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  ask?: Record<string, string>;
  /** One row a line: values if there are any, step, name, installations, shares of first and previous, median, provisional. */
  rows: string;
}

const uses = (...names: string[]) => ({ uses: names.map((name) => [name, 1] as const) });

const examples: Example[] = [
  {
    title: 'steps count in their order, and one session day can be several of them',
    fleet: [
      installation(1, '11-02', [['11-02', uses('Save', 'Edit', 'Open')]])(),
      installation(2, '11-02', [
        ['11-02', uses('Open')],
        ['11-04', uses('Edit')],
        ['11-07', uses('Save')],
      ])(),
      installation(3, '11-02', [
        ['11-02', uses('Edit')], // before the first step
        ['11-03', uses('Open')],
        ['11-04', uses('Save')], // without the second
      ])(),
      installation(4, '11-02', [['11-02', uses('Edit', 'Save')]])(),
    ],
    rows: `
      1 Open 3 1 1 null false
      2 Edit 2 0.6666666666666666 0.6666666666666666 1 false
      3 Save 2 0.6666666666666666 1 1.5 false`,
  },
  {
    title: 'later steps may lie after the range, but not after the window from the first',
    fleet: [
      installation(1, '11-01', [
        ['11-01', uses('Open')], // before the range: the 8th is the first
        ['11-08', uses('Open')],
        ['11-15', uses('Edit')], // seven days later
        ['11-16', uses('Save')], // eight
      ])(),
      installation(2, '11-09', [['11-09', uses('Open', 'Edit')]])(), // after the range
    ],
    rows: `
      1 Open 1 1 1 null false
      2 Edit 1 1 1 7 false
      3 Save 0 0 0 null false`,
  },
  {
    title: 'the window begins anew with no step, and is still open if it ends today',
    fleet: [
      installation(1, '11-14', [
        ['11-14', uses('Open')],
        ['11-16', uses('Open')],
        ['11-18', uses('Edit')],
        ['11-22', uses('Save')],
      ])(),
    ],
    ask: { from: '2026-11-09', to: '2026-11-16' },
    rows: `
      1 Open 1 1 1 null false
      2 Edit 1 1 1 4 true
      3 Save 0 0 0 null true`,
  },
  {
    title: 'within a day the local hour decides, then the session',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { ...uses('Edit'), localHour: 8 }],
        ['11-02', { ...uses('Open'), localHour: 9 }],
      ])(),
      installation(2, '11-02', [
        ['11-02', { ...uses('Edit'), localHour: 9, session: 2n }],
        ['11-02', { ...uses('Open'), localHour: 9, session: 1n }],
      ])(),
    ],
    rows: `
      1 Open 2 1 1 null false
      2 Edit 1 0.5 0.5 0 false
      3 Save 0 0 0 null false`,
  },
  {
    title: 'a value can be a step, and a name in quotes may hold a comma',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { licenseType: 'trial', version: '4.9' }],
        ['11-03', { licenseType: 'paid', version: '4.10' }],
        ['11-05', { licenseType: 'paid', version: '4.10', ...uses('Save, as') }],
      ])(),
      installation(2, '11-02', [['11-02', { licenseType: 'paid', version: '4.10', ...uses('Save, as') }]])(),
    ],
    ask: { steps: 'licenseType=trial, "version=4.10..", "Save, as"' },
    rows: `
      1 licenseType=trial 1 1 1 null false
      2 version=4.10..    1 1 1 1 false
      3 Save,_as          1 1 1 2 false`,
  },
  {
    title: 'filters and by look at the session day of the first step',
    fleet: [
      installation(1, '11-02', [
        ['11-02', { os: 'Windows', ...uses('Open') }],
        ['11-03', { os: 'Linux', ...uses('Open', 'Edit') }],
      ])({ edition: 'Pro' }),
      installation(2, '11-02', [
        ['11-02', { os: 'Linux', ...uses('Open') }], // the first, and on Linux
        ['11-03', { os: 'Windows', ...uses('Open', 'Edit', 'Save') }],
      ])({ edition: 'Pro' }),
      installation(3, '11-02', [['11-02', { os: 'Windows', ...uses('Open') }]])(),
      installation(4, '11-02', [['11-02', { os: 'Windows', ...uses('Open') }]])(),
    ],
    ask: { os: 'Windows', by: 'edition', steps: 'Open,Edit' },
    rows: `
      (none) 1 Open 2 1 1 null false
      (none) 2 Edit 0 0 0 null false
      Pro    1 Open 1 1 1 null false
      Pro    2 Edit 1 1 1 1 false`,
  },
  {
    title: 'the rest counts an installation once, though it had several values',
    fleet: [
      installation(1, '11-02', [['11-02', { licenseStatus: ['a', 'b'], ...uses('Open', 'Edit') }]])(),
      installation(2, '11-02', [['11-02', { licenseStatus: ['c'], ...uses('Open') }]])(),
      installation(3, '11-02', [['11-02', { licenseStatus: ['c'], ...uses('Open') }]])(),
    ],
    ask: { by: 'licenseStatus', limit: '1', steps: 'Open,Edit' },
    rows: `
      c      1 Open 2 1 1 null false
      c      2 Edit 0 0 0 null false
      (rest) 1 Open 1 1 1 null false
      (rest) 2 Edit 1 1 1 0 false`,
  },
  {
    title: 'where nobody enters, every step is there and empty',
    fleet: [installation(1, '11-02', [['11-02', uses('Edit')]])()],
    ask: { steps: 'Open,Edit', window: '0' },
    rows: `
      1 Open 0 0 0 null false
      2 Edit 0 0 0 null false`,
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

const usual = { steps: 'Open,Edit,Save', window: '7', from: '2026-11-02', to: '2026-11-08' };

test.each(examples)('$title', async ({ fleet, ask, rows }) => {
  const context = await storeFleet(warehouse, fleet);

  const answer = await runReport(warehouse, 'funnel', { raw: { ...usual, ...ask }, context });

  const cells = answer.rows.map((row) => Object.values(row).map((cell) => String(cell).replace(' ', '_')));
  expect(cells).toEqual(table(rows));
});

test.each([
  ['Open', 'has 1; give two to eight'],
  ['1,2,3,4,5,6,7,8,9', 'has 9; give two to eight'],
  ['Open,,Save', 'a name is empty'],
  ['Open,"Save', 'a quote is out of place'],
  ['Open,versoin=4', 'did you mean `version`'],
  ['Open,latest.version=4', 'leave out latest.'],
  ['Open,cores=many', 'is not a number'],
])('steps=%s is refused', async (steps, detail) => {
  const context = await storeFleet(warehouse, []);

  const asked = runReport(warehouse, 'funnel', { raw: { ...usual, steps }, context });

  await expect(asked).rejects.toThrow(
    expect.objectContaining({ at: 'steps', message: expect.stringContaining(detail) as string }) as Error,
  );
});
