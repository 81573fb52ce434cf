import type { Warehouse } from '@usance/warehouse';
import { type DimensionKind, dimensions } from './filters/dimension.ts';
import { compile } from './query/compile.ts';
import { hiddenWord } from './query/compile-value.ts';
import { missingWord } from './filters/clause.ts';
import { parseSplit } from './query/report-query.ts';

/** How many of a product's properties are listed: the most common ones. */
const maxProperties = 500;

export interface ListedDimension {
  name: string;
  kind: DimensionKind;
}

/** Everything that a product's session days can be filtered or split by: the dimensions, then its properties by name. */
export async function listDimensions(warehouse: Warehouse, productId: number): Promise<ListedDimension[]> {
  const keys = await warehouse.query<{ key: string }>(
    /* sql */ `
    SELECT arrayJoin(mapKeys(properties)) AS key
    FROM session_days FINAL
    WHERE product_id = {product: UInt32} AND notEmpty(properties)
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
 * The values of a dimension or property that hold the text, whatever its case, most used first, whichever environment or
 * kind of installation had them. Hidden and missing values are not among them. Throws a `QueryError` for an unknown name.
 */
export async function dimensionValues(
  warehouse: Warehouse,
  productId: number,
  { name, search = '', limit = 50 }: { name: string; search?: string; limit?: number },
): Promise<DimensionValue[]> {
  const { pieces, parameters } = compile([], [parseSplit(name, 'name')]);
  return warehouse.query<DimensionValue>(
    /* sql */ `
    SELECT value, groupBitmap(installation) AS installations
    FROM (SELECT installation, ${pieces.split}[1] AS value FROM ${pieces.source})
    WHERE value NOT IN ({missing: String}, {hidden: String})
      AND positionCaseInsensitiveUTF8(value, {search: String}) > 0
    GROUP BY value
    ORDER BY installations DESC, value
    LIMIT {limit: UInt32}
  `,
    { ...parameters, product: productId, since: '2000-01-01', search, limit, missing: missingWord, hidden: hiddenWord },
  );
}
