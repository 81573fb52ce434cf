import type { Warehouse } from '../warehouse.ts';
import { daySequences } from './day-sequences.ts';
import {
  allSubject,
  elsewhereSubject,
  featureSubject,
  orderedColumns,
  orderSubject,
  propertySubject,
  purposesSubject,
  purposesText,
  rolledColumns,
  type OrderedColumn,
} from './rolled-columns.ts';

/** Days of a product, to be built together. */
export interface ProductDays {
  productId: number;
  days: readonly string[];
}

/** The days' rows that are counted by default. */
const rows = /* sql */ `(
      SELECT *
      FROM session_days FINAL
      WHERE product_id = {product: UInt32}
        AND day IN {days: Array(Date)}
        AND environment = 'production'
        AND kind = 'normal'
      SETTINGS do_not_merge_across_partitions_select_final = 1
    )`;

/** What is counted of the rows of a value, and where it is kept. */
const countedColumns = 'installations, crashed_installations, session_days, crashed_session_days, sessions, seconds';
const counted = /* sql */ `groupBitmapState(installation),
      groupBitmapStateIf(installation, crashed),
      count(),
      countIf(crashed),
      sumIf(sessions, NOT continued),
      sum(seconds)`;

/** What rows are grouped by, with the text of its values. */
const grouped = [
  ...rolledColumns.map((column) => ({ column, text: `toString(${column})` })),
  { column: purposesSubject, text: purposesText },
];

/** Of all rows together, and of each dimension's values, in one reading. */
const insertValues = /* sql */ `
    INSERT INTO roll_ups (product_id, grain, subject, period, value, build, ${countedColumns})
    SELECT
      {product: UInt32},
      'day',
      multiIf(${grouped.map(({ column }) => `grouping(${column}) = 0, '${column}'`).join(', ')}, '${allSubject}'),
      day,
      multiIf(${grouped.map(({ column, text }) => `grouping(${column}) = 0, ${text}`).join(', ')}, ''),
      {build: UInt64},
      ${counted}
    FROM ${rows}
    GROUP BY GROUPING SETS ((day), ${grouped.map(({ column }) => `(day, ${column})`).join(', ')})`;

/** Who had several values on a day, the build's sets of these values tell: the rows of others need not be looked at. */
const insertOrder = (column: OrderedColumn) => /* sql */ `
    INSERT INTO roll_ups (product_id, grain, subject, period, value, build, installations)
    SELECT
      {product: UInt32},
      'day',
      '${orderSubject(column)}',
      day,
      toJSONString(sequence) AS value,
      {build: UInt64},
      groupBitmapState(installation)
    FROM ${daySequences(
      column,
      `(
      SELECT *
      FROM ${rows}
      WHERE bitmapContains(
        (
          SELECT groupBitmapMergeState(bitmapAnd(had_value, had_others))
          FROM (
            SELECT
              installations AS had_value,
              groupBitmapMergeState(installations) OVER (
                PARTITION BY period ORDER BY value ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
              ) AS had_others
            FROM roll_ups
            WHERE product_id = {product: UInt32}
              AND grain = 'day'
              AND subject = '${column}'
              AND period IN {days: Array(Date)}
              AND build = {build: UInt64}
              AND value != ''
          )
        ),
        installation
      )
    )`,
    )}
    WHERE length(sequence) > 1
    GROUP BY day, value`;

const insertFeatures = /* sql */ `
    INSERT INTO roll_ups (product_id, grain, subject, period, value, build, installations, session_days, uses, total)
    SELECT
      {product: UInt32},
      'day',
      '${featureSubject}',
      day,
      toString(used.1),
      {build: UInt64},
      groupBitmapState(installation),
      count(),
      sum(used.2),
      sum(used.3)
    FROM ${rows}
    ARRAY JOIN arrayZip(uses.name, uses.count, uses.total) AS used
    GROUP BY day, used.1`;

/** Each row under each property that any row of these days has: those without it are a value, too. */
const insertProperties = /* sql */ `
    INSERT INTO roll_ups (product_id, grain, subject, period, value, build, ${countedColumns})
    SELECT
      {product: UInt32},
      'day',
      concat('${propertySubject('')}', key),
      day,
      properties[key] AS value,
      {build: UInt64},
      ${counted}
    FROM ${rows}
    ARRAY JOIN (SELECT groupUniqArrayArray(properties.keys) FROM ${rows}) AS key
    GROUP BY day, key, value`;

/** What a row has in it: subject and value. */
const everythingOf = /* sql */ `arrayConcat(
      [${rolledColumns.map((column) => `('${column}', toString(${column}))`).join(', ')}],
      arrayMap(name -> ('${featureSubject}', toString(name)), uses.name),
      arrayMap((key, value) -> (concat('${propertySubject('')}', key), value), mapKeys(properties), mapValues(properties))
    )`;

/** There is more to choose from than what is counted, and whether a property's value may be shown depends on everybody who ever sent it. */
const insertElsewhere = /* sql */ `
    INSERT INTO roll_ups (product_id, grain, subject, period, value, build, installations)
    SELECT
      {product: UInt32},
      'day',
      concat('${elsewhereSubject('')}', one.1),
      day,
      one.2 AS value,
      {build: UInt64},
      groupBitmapState(installation)
    FROM session_days FINAL
    ARRAY JOIN ${everythingOf} AS one
    WHERE product_id = {product: UInt32}
      AND day IN {days: Array(Date)}
      AND NOT (environment = 'production' AND kind = 'normal')
      AND value != ''
    GROUP BY day, one.1, value
    SETTINGS do_not_merge_across_partitions_select_final = 1`;

/** What is known of the days' installations for good. */
const insertCohorts = /* sql */ `
    INSERT INTO cohorts
    SELECT {product: UInt32}, installation, min(first_day), max(replacement)
    FROM ${rows}
    WHERE NOT bitmapContains(
      (SELECT groupBitmapState(installation) FROM cohorts WHERE product_id = {product: UInt32}),
      installation
    )
    GROUP BY installation`;

/** From here on the build is valid. */
const nameBuild = /* sql */ `
    INSERT INTO builds
    SELECT {product: UInt32}, 'day', arrayJoin({days: Array(Date)}), {build: UInt64}, []`;

/** Writes days' roll-ups under a new build, and then names it. Cut off anywhere, it leaves what was valid before in force. */
export async function buildDays(warehouse: Warehouse, { productId, days }: ProductDays, build: number): Promise<void> {
  const parameters = { product: productId, days, build };
  const statements = [
    insertValues,
    ...orderedColumns.map(insertOrder),
    insertFeatures,
    insertProperties,
    insertElsewhere,
    insertCohorts,
    nameBuild,
  ];
  for (const statement of statements) await warehouse.command(statement, parameters);
}
