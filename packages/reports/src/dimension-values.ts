import { elsewhereSubject, propertySubject, type QueryOptions, shareCoverage, type Warehouse } from '@usance/warehouse';
import { type DimensionKind, dimensions } from './filters/dimension.ts';
import { createBindings } from './query/bindings.ts';
import { compile } from './query/compile.ts';
import { declaredParameters, type DeclaredValues } from './query/declared-values.ts';
import { rolled } from './query/rolled.ts';
import { hiddenWord, visibleFrom } from './query/visible-values.ts';
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
 * Everything that a product's session days can be filtered or split by: the dimensions, then its properties by name, of whatever environment
 * and kind of installation.
 */
export async function listDimensions(warehouse: Warehouse, productId: number): Promise<ListedDimension[]> {
  const bindings = createBindings();
  const coverage = await shareCoverage(warehouse, productId);
  const months = coverage.months.map(({ period }) => period);
  const keys = await warehouse.query<{ key: string }>(
    /* sql */ `
    SELECT key
    FROM (
      SELECT substring(subject, position(subject, '.') + 1) AS key, installations AS had
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND (startsWith(subject, '${propertySubject('')}') OR startsWith(subject, '${elsewhereSubject('')}'))
        AND value != ''
        AND ${rolled({ coverage, bindings, months })}

      UNION ALL
      SELECT arrayJoin(properties.keys) AS key, groupBitmapState(installation)
      FROM session_days
      WHERE product_id = {product: UInt32}
        AND day IN ${bindings.bind(coverage.dirtyDays, 'Array(Date)')}
      GROUP BY key
    )
    GROUP BY key
    ORDER BY groupBitmapMerge(had) DESC, key
    LIMIT {limit: UInt32}
  `,
    { ...bindings.parameters, product: productId, limit: maxProperties },
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
  {
    name,
    declared,
    options = {},
    ...question
  }: KnownQuestion & { name: string; declared: DeclaredValues; options?: QueryOptions },
): Promise<DimensionValue[]> {
  const subject = { ...parseSplit(name, 'name'), isLatest: false };
  const bound = { ...question, product: productId, missing: missingWord, hidden: hiddenWord };
  if (subject.kind === 'property') {
    const values = await warehouse.query<DimensionValue>(sentValues, { ...bound, key: subject.key }, options);
    // Whether rare values may be shown takes a look at all that was ever sent; common ones say it by themselves.
    if (values.every(({ installations }) => installations >= visibleFrom)) return values;
  }
  const coverage = await shareCoverage(warehouse, productId);
  const { pieces, parameters } = compile({
    clauses: [],
    splits: [subject],
    coverage,
    months: [], // nothing is filtered
    params: question,
  });
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
    { ...parameters, ...bound, ...declaredParameters(declared) },
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
