import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { numberPattern } from '../query/compile-condition.ts';
import { isDeclared } from '../query/declared-values.ts';
import { rangeParameters } from '../query/parameters.ts';

const aNumber = Type.Union([Type.Number(), Type.Null()]);

const PropertyNumbersRowSchema = Type.Object({
  count: Type.Integer(),
  /** These are `null` where there is no number. */
  min: aNumber,
  p10: aNumber,
  median: aNumber,
  p90: aNumber,
  max: aNumber,
  mean: aNumber,
});
export type PropertyNumbersRow = Static<typeof PropertyNumbersRowSchema>;

/** How a property that holds numbers, such as the size of a library, is spread over the installations. */
export const propertyNumbers = defineReport({
  title: 'The numbers that a property holds',
  definition: `
Of each installation one value counts: the last one that it had of the property in the range, that is the value on the last of its session
days in the range that fulfil the filters and have one (by day, local hour, session). Days are UTC. Environment and kind choose the
session days that there are for the report: by default production and normal. A value counts if it is a number as JSON writes it (12,
-3.5 or 1e3, but not 007) of at most 18 digits before the point. Values that the
plan does not declare and fewer than five installations of the product have ever sent are hidden and do not count, nor does an earlier value
in their stead. There is one row:

- count: the installations whose value counts. Without any, all that follows is null.
- min, max, mean: the least and the greatest value, and the mean of all.
- median: the middle one of the values in ascending order, and of two in the middle the lower one.
- p10, p90: the least value that at least 10 % (90 %) of the values do not exceed.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({
    property: Type.String({ minLength: 1, description: 'The name of the property, without property. before it' }),
    ...rangeParameters,
  }),
  row: PropertyNumbersRowSchema,
  sql: ({ matching, where, visibleValues }) => /* sql */ `
    SELECT
      length(numbers) AS count,
      if(count = 0, NULL, numbers[1]) AS min,
      if(count = 0, NULL, numbers[intDiv(count + 9, 10)]) AS p10,
      if(count = 0, NULL, numbers[intDiv(count + 1, 2)]) AS median,
      if(count = 0, NULL, numbers[intDiv(9 * count + 9, 10)]) AS p90,
      if(count = 0, NULL, numbers[count]) AS max,
      if(count = 0, NULL, arraySum(numbers) / count) AS mean
    FROM (
      SELECT arraySort(groupArray(JSONExtractFloat(last_value))) AS numbers
      FROM (
        SELECT installation, argMax(properties[{property: String}], moment) AS last_value
        FROM ${matching}
        WHERE day BETWEEN {from: Date} AND {to: Date}
          AND properties[{property: String}] != ''
          AND ${where}
        GROUP BY installation
      )
      WHERE match(last_value, {numberPattern: String})
        AND (${isDeclared('{property: String}', 'last_value')} OR last_value IN ${visibleValues('{property: String}')})
    )
  `,
  bind: ({ property }) => ({ property, numberPattern }),
});
