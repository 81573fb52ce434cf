import type { QueryOptions, Warehouse } from '@usance/warehouse';
import { type DimensionKind, dimensions } from './filters/dimension.ts';
import { compile } from './query/compile.ts';
import { hiddenWord, visibleFrom } from './query/compile-value.ts';
import type { KnownQuestion } from './known-question.ts';
import { missingWord } from './filters/clause.ts';
import { parseSplit } from './query/report-query.ts';

/** How many of a product's properties are listed: the most common ones. */
const maxProperties = 500;

export interface ListedDimension {
  name: string;
  kind: DimensionKind;
}

/**
 * Everything that a product's session days can be filtered or split by: the dimensions, then its properties by name. The keys alone are
 * read, and without FINAL: which there are is not a count.
 */
export async function listDimensions(warehouse: Warehouse, productId: number): Promise<ListedDimension[]> {
  const keys = await warehouse.query<{ key: string }>(
    /* sql */ `
    SELECT arrayJoin(properties.keys) AS key
    FROM session_days
    WHERE product_id = {product: UInt32}
    GROUP BY key
    ORDER BY groupBitmap(installation) DESC, key
    LIMIT {limit: UInt32}
  `,
    { product: productId, limit: maxProperties },
  );
  const properties = keys.map(({ key }) => `property.${key}`).toSorted();
  return [
    ...dimensions.map(({ name, kind }) => ({ name, kind })),
    ...properties.map((name) => ({ name, kind: 'text' as const })),
  ];
}

export interface DimensionValue {
  value: string;
  installations: number;
}

/**
 * The values that session days of the range have of a dimension or property, and that hold the text, most used first, whichever
 * environment or kind of installation had them. With `latest.` they are the same. Hidden and missing values are not among
 * them. Throws a `QueryError` for an unknown name.
 */
export async function dimensionValues(
  warehouse: Warehouse,
  productId: number,
  { name, options = {}, ...question }: KnownQuestion & { name: string; options?: QueryOptions },
): Promise<DimensionValue[]> {
  const subject = { ...parseSplit(name, 'name'), isLatest: false };
  const bound = { ...question, product: productId, missing: missingWord, hidden: hiddenWord };
  if (subject.kind === 'property') {
    const values = await warehouse.query<DimensionValue>(sentValues, { ...bound, key: subject.key }, options);
    // Whether rare values may be shown takes a look at all that was ever sent; common ones say it by themselves.
    if (values.every(({ installations }) => installations >= visibleFrom)) return values;
  }
  const { pieces, parameters } = compile({ clauses: [], splits: [subject] });
  return warehouse.query<DimensionValue>(
    /* sql */ `
    SELECT value, groupBitmap(installation) AS installations
    FROM (
      SELECT installation, ${pieces.split}[1] AS value
      FROM ${pieces.source}
      WHERE day BETWEEN {from: Date} AND {to: Date}
    )
    WHERE ${isFound}
    GROUP BY value
    ORDER BY installations DESC, value
    LIMIT {limit: UInt32}
  `,
    { ...parameters, ...bound },
    options,
  );
}

const isFound = /* sql */ `value NOT IN ({missing: String}, {hidden: String})
      AND positionCaseInsensitiveUTF8(value, {search: String}) > 0`;

/** What installations sent as a property's value, with what is to be hidden of it. */
const sentValues = /* sql */ `
    SELECT value, groupBitmap(installation) AS installations
    FROM (
      SELECT installation, properties[{key: String}] AS value
      FROM session_days FINAL
      WHERE product_id = {product: UInt32} AND day BETWEEN {from: Date} AND {to: Date}
      SETTINGS do_not_merge_across_partitions_select_final = 1
    )
    WHERE value != '' AND ${isFound}
    GROUP BY value
    ORDER BY installations DESC, value
    LIMIT {limit: UInt32}
`;
