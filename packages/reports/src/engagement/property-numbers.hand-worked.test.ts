import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Warehouse } from '@usance/warehouse';
import { runReport } from '../run-report.ts';
import { installation, storeFleet } from '../testing/hand-worked.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/** Worked out by hand from the definition. All days are of 2026. */
interface Example {
  title: string;
  fleet: SessionDayRecord[][];
  /** The range is 2 to 8 November. */
  ask: Record<string, string>;
  row: [
    count: number,
    min: number | null,
    p10: number | null,
    median: number | null,
    p90: number | null,
    max: number | null,
    mean: number | null,
  ];
}

const nothing: Example['row'] = [0, null, null, null, null, null, null];

/** The property that holds the value. */
const books = (value: string) => ({ properties: new Map([['books', value]]) });

/** Five installations whose values were seen before the range, so that they are shown. */
const shown = (...values: string[]) =>
  [901, 902, 903, 904, 905].map((one) =>
    installation(
      one,
      '10-01',
      values.map((value) => ['10-01', books(value)]),
    )(),
  );

const examples: Example[] = [
  {
    title: 'the last value in the range counts, each installation once, and an empty one is none',
    fleet: [
      ...shown('1', '2', '10', '-0.5'),
      installation(1, '11-01', [
        ['11-01', books('10')],
        ['11-02', books('1')],
        ['11-03', books('2')],
        ['11-04', books('')],
        ['11-09', books('10')],
      ])(),
      installation(2, '11-02', [
        ['11-02', { ...books('10'), localHour: 9 }],
        ['11-02', { ...books('1'), localHour: 8 }],
      ])(),
      installation(3, '11-02', ['11-02'])(books('-0.5')),
      installation(4, '11-02', ['11-02'])({ ...books('2'), replacement: true }),
    ],
    ask: {},
    row: [4, -0.5, -0.5, 2, 10, 10, 3.375], // -0.5, 2, 2, 10
  },
  {
    title: 'what is no number does not count, nor does what is hidden; no earlier value stands in for them',
    fleet: [
      ...shown('7', '007', 'many'),
      installation(1, '11-02', [
        ['11-02', books('7')],
        ['11-03', books('007')],
      ])(),
      installation(2, '11-02', ['11-02'])(books('many')),
      installation(3, '11-02', [
        ['11-02', books('7')],
        ['11-03', books('1234')],
      ])(),
      installation(4, '11-02', ['11-02'])(books('7')),
    ],
    ask: {},
    row: [1, 7, 7, 7, 7, 7, 7],
  },
  {
    title: 'of eleven values the second is the 10th percentile, the tenth the 90th and the sixth the median',
    fleet: [
      ...shown('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11'),
      ...Array.from({ length: 11 }, (_, index) =>
        installation(index + 1, '11-02', ['11-02'])(books(String(11 - index))),
      ),
    ],
    ask: {},
    row: [11, 1, 2, 6, 10, 11, 6],
  },
  {
    title: 'of ten values the first is the 10th percentile and the ninth the 90th',
    fleet: [
      ...shown('1', '2', '3', '4', '5', '6', '7', '8', '9', '1e1'),
      ...Array.from({ length: 10 }, (_, index) =>
        installation(index + 1, '11-02', ['11-02'])(books(index === 9 ? '1e1' : String(index + 1))),
      ),
    ],
    ask: {},
    row: [10, 1, 1, 5, 9, 10, 5.5],
  },
  {
    title: 'a filter chooses session days',
    fleet: [
      ...shown('1', '2'),
      installation(1, '11-02', [
        ['11-02', { ...books('1'), os: 'Linux' }],
        ['11-03', { ...books('2'), os: 'Windows' }],
      ])(),
      installation(2, '11-02', ['11-02'])({ ...books('2'), os: 'Windows' }),
    ],
    ask: { os: 'Linux' },
    row: [1, 1, 1, 1, 1, 1, 1],
  },
  {
    title: 'four installations are too few for their number to be seen',
    fleet: [1, 2, 3, 4].map((one) => installation(one, '11-02', ['11-02'])(books('5'))),
    ask: {},
    row: nothing,
  },
  {
    title: 'another property has no numbers',
    fleet: shown('1'),
    ask: { from: '2026-10-01', property: 'pens' },
    row: nothing,
  },
];

let warehouse: Warehouse;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});
afterAll(() => warehouse.close());

test.each(examples)('$title', async ({ fleet, ask, row }) => {
  const context = await storeFleet(warehouse, fleet);
  const question = { from: '2026-11-02', to: '2026-11-08', property: 'books', ...ask };

  const answer = await runReport(warehouse, 'property-numbers', { raw: question, context });

  expect(answer.rows.map((one) => Object.values(one))).toEqual([row]);
});
