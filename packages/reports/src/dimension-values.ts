import { elsewhereSubject, propertySubject, type QueryOptions, shareCoverage, type Warehouse } from '@usance/warehouse';
import { missingWord } from './filters/clause.ts';
import { type DimensionKind, dimensions } from './filters/dimension.ts';
import type { ValueSubject } from './filters/subject.ts';
import type { KnownQuestion } from './known-question.ts';
import { createBindings } from './query/bindings.ts';
import { rolledColumnOf, rolledLabel } from './query/compile-sets.ts';
import { compileLabel, compileValue, type ValuePlace } from './query/compile-value.ts';
import { declaredParameters, type DeclaredValues } from './query/declared-values.ts';
import { knownSets, type KnownSubject } from './query/known-sets.ts';
import { parseSplit } from './query/report-query.ts';
import { rolled } from './query/rolled.ts';
import { hiddenWord, shownValue } from './query/visible-values.ts';

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
  const sent = /* sql */ `(
      SELECT substring(subject, position(subject, '${propertySubject('')}') + ${propertySubject('').length}) AS key, installations AS had
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND (startsWith(subject, '${propertySubject('')}') OR startsWith(subject, '${elsewhereSubject(propertySubject(''))}'))
        AND value != ''
        AND ${rolled({ coverage, bindings, months })}

      UNION ALL
      SELECT arrayJoin(properties.keys) AS key, groupBitmapState(installation)
      FROM session_days
      WHERE product_id = {product: UInt32}
        AND day IN ${bindings.bind(coverage.dirtyDays, 'Array(Date)')}
      GROUP BY key
    )`;
  const bound = { ...bindings.parameters, product: productId, limit: maxProperties };
  const list = (what: string) => warehouse.query<{ key: string }>(`SELECT ${what}`, bound);
  // Who sent them is read only where there are too many.
  const all = await list(`DISTINCT key FROM ${sent} LIMIT {limit: UInt32} + 1`);
  const keys =
    all.length <= maxProperties
      ? all
      : await list(`key FROM ${sent} GROUP BY key ORDER BY groupBitmapMerge(had) DESC, key LIMIT {limit: UInt32}`);
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
  const place = { coverage: await shareCoverage(warehouse, productId), bindings: createBindings() };
  const subject = knownSubject({ ...parseSplit(name, 'name'), isLatest: false }, place);
  return warehouse.query<DimensionValue>(
    /* sql */ `
    SELECT label AS value, groupBitmapMerge(had) AS installations
    FROM ${knownSets(subject, { ...place, range: question })}
    WHERE label NOT IN ({missing: String}, {hidden: String})
      AND positionCaseInsensitiveUTF8(label, {search: String}) > 0
    GROUP BY label
    ORDER BY installations DESC, value
    LIMIT {limit: UInt32}
  `,
    {
      ...question,
      ...place.bindings.parameters,
      ...declaredParameters(declared),
      product: productId,
      missing: missingWord,
      hidden: hiddenWord,
    },
    options,
  );
}

/** Dimensions with several values a row have no roll-ups, nor has what tells them apart: environment and kind. */
function knownSubject(subject: ValueSubject, place: ValuePlace): KnownSubject {
  const label = compileLabel(compileValue(subject, place));
  if (subject.kind === 'property') {
    const key = place.bindings.bind(subject.key, 'String');
    const shown = compileLabel({ kind: 'text', sql: shownValue('value', { key, ...place }) });
    return { label, rolled: { subject: propertySubject(subject.key), label: shown } };
  }
  const column = rolledColumnOf(subject.dimension);
  return { label, rolled: column && { subject: column, label: rolledLabel(subject.dimension) } };
}
