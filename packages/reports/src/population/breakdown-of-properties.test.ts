import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildRollUps, type Warehouse } from '@usance/warehouse';
import { nothingDeclared } from '../query/declared-values.ts';
import { runReport } from '../run-report.ts';
import { insertRecords } from '../testing/insert-records.ts';
import { openTestWarehouse } from '../testing/open-test-warehouse.ts';
import { aSessionDay, type SessionDayRecord } from '../testing/record.ts';

/* What roll-ups know of properties, where only some days, environments or kinds have any. All days are of October 2026, which is over. */

let warehouse: Warehouse;
let productId = 0;

beforeAll(async () => {
  warehouse = await openTestWarehouse();
});

beforeEach(() => {
  productId += 1;
});

afterAll(() => warehouse.close());

const arrive = (records: readonly SessionDayRecord[]) => insertRecords(warehouse, productId, records);

const build = () => buildRollUps(warehouse, { settleMs: 0 });

/** So many installations on a day, each with a session. */
const several = (count: number, day: string, differs: Partial<SessionDayRecord>, first = 1): SessionDayRecord[] =>
  Array.from({ length: count }, (_, index) =>
    aSessionDay({ day, firstDay: day, installation: first + index, ...differs }),
  );

const theme = (value: string) => ({ properties: new Map([['theme', value]]) });

/** Installations by value, from roll-ups and as rows say it. */
async function themes(raw: Record<string, string> = {}) {
  const context = {
    productId,
    lostAfterDays: 30,
    identifierMonths: 13,
    declared: nothingDeclared,
    createdDay: '2026-10-01',
    today: '2026-11-23',
  };
  const { rows } = await runReport(warehouse, 'breakdown', {
    raw: { by: 'property.theme', from: '2026-10-01', to: '2026-10-31', ...raw },
    context,
  });
  return Object.fromEntries(
    rows.map(({ period = '', value, installations }) => [`${period} ${value}`.trim(), installations]),
  );
}

describe.each(['rows', 'roll-ups'])('installations by a property, from %s', (from) => {
  const settle = () => (from === 'roll-ups' ? build() : undefined);

  test('are without a value on days on which nobody had the property', async () => {
    await arrive(several(5, '2026-10-02', theme('dark')));
    await settle(); // days that are built together know of each other's properties
    await arrive(several(2, '2026-10-09', {}, 6));
    await settle();

    expect(await themes()).toEqual({ dark: 5, '(none)': 2 });
    expect(await themes({ interval: 'month' })).toEqual({ '2026-10-01 dark': 5, '2026-10-01 (none)': 2 });
    expect(await themes({ interval: 'day' })).toEqual({ '2026-10-02 dark': 5, '2026-10-09 (none)': 2 });
    expect(await themes({ from: '2026-10-09' })).toEqual({ '(none)': 2 });
  });

  test('are all without a value of a property that nobody ever had', async () => {
    await arrive(several(3, '2026-10-02', {}));
    await settle();

    expect(await themes()).toEqual({ '(none)': 3 });
  });

  test('show a value that five sent on five days, and hide one that four sent', async () => {
    await arrive([
      ...[2, 3, 4, 5, 6].flatMap((day) => several(1, `2026-10-0${day}`, theme('dark'), day)),
      ...[2, 3, 4, 5].flatMap((day) => several(1, `2026-10-0${day}`, theme('pink'), day + 10)),
    ]);
    await settle();

    expect(await themes()).toEqual({ dark: 5, '(other)': 4 });
  });

  test('show a value that five sent, some of them in what is not counted, and long before', async () => {
    await arrive([
      ...several(2, '2026-10-02', theme('dark')),
      ...several(2, '2026-10-02', { ...theme('dark'), kind: 'ci' }, 11),
      ...several(1, '2026-08-01', { ...theme('dark'), environment: 'development' }, 21),
    ]);
    await settle();

    expect(await themes()).toEqual({ dark: 2 });
    expect(await themes({ kind: 'ci' })).toEqual({ dark: 2 });
  });

  test('count one that had a value in one session and none in another under both', async () => {
    await arrive([
      ...several(5, '2026-10-02', theme('dark')),
      aSessionDay({ day: '2026-10-02', firstDay: '2026-10-02', installation: 1, session: 2n }),
    ]);
    await settle();

    expect(await themes()).toEqual({ dark: 5, '(none)': 1 });
  });

  test('know what arrived since', async () => {
    await arrive(several(4, '2026-10-02', theme('dark')));
    await settle();
    await arrive(several(1, '2026-10-03', theme('dark'), 9));

    expect(await themes()).toEqual({ dark: 5 });
  });
});
