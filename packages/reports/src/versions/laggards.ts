import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import type { Pieces } from '../query/compile.ts';
import type { Sets } from '../query/compile-sets.ts';
import { lastDays } from '../query/edge-rows.ts';
import { limitParameter, rangeParameters } from '../query/parameters.ts';
import { lastValues } from './stretches.ts';
import { versionOrder } from './version-order.ts';

const LaggardsRowSchema = Type.Object({
  version: Type.String(),
  installations: Type.Integer(),
  share: Type.Number(),
  firstSeen: Type.String(),
  medianDaysBehind: Type.Integer(),
});
export type LaggardsRow = Static<typeof LaggardsRowSchema>;

/** Which versions are still in use, and for how long there has been a higher one. */
export const laggards = defineReport({
  title: 'Installations behind the newest version',
  definition: `
Counted are the installations with at least one session day in the range that fulfils the filters, each once, under the version of the
last of these session days whose version is not missing (by day, local hour, session). Days are UTC. Environment and kind choose the
session days that there are for the report: by default production and normal. A row stands for a version:

- installations: those with this version.
- share: their share of all installations counted that have a version.
- firstSeen: the first day on which any installation had this version, ever, whatever the filters.
- medianDaysBehind: the days by which an installation was behind on its last day, as the median of these installations: the middle one
  in ascending order, and of two in the middle the shorter one. An installation's last day is that of the last session day in the range
  that fulfils the filters. It is behind since the first day on which any installation had a higher version, ever; 0 if that day comes
  later or there is none. Versions compare by the numbers in them (4.10 is higher than 4.9, and 4.2.0 than 4.2), and of a release and its
  pre-releases the release is the highest (5.0 is higher than 5.0-beta.2, which has a dash and a letter after a number, or alpha, beta,
  rc, pre, dev, nightly, snapshot or canary); one without a number is neither higher nor lower than any.

The rows with most installations come first, then by version. Only the first \`limit\` ones are given.

- totals: installations, all that are counted; unknown, those of them without a version, which are in no row.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({ ...rangeParameters, limit: limitParameter }),
  row: LaggardsRowSchema,
  sql: (pieces) => /* sql */ `
    SELECT
      known.version AS version,
      count() AS installations,
      installations / sum(installations) OVER () AS share,
      any(known.first_seen) AS firstSeen,
      quantileExactLow(0.5)(if(isNull(known.higher_since), 0, greatest(counted.last_day - known.higher_since, 0))) AS medianDaysBehind
    FROM ${pieces.sets ? countedOfSets(pieces.sets) : countedOfRows(pieces)} AS counted
    INNER JOIN (
      -- Every version ever, and the first day on which there was a higher one; some are as high as each other.
      SELECT seen.1 AS version, seen.2 AS first_seen, if(empty(height.1), NULL, higher) AS higher_since
      FROM (
        WITH ${versionOrder}
        SELECT
          order_of(seen_version) AS height,
          groupArray((seen_version, seen_day)) AS seens,
          minOrNull(min(seen_day)) OVER (ORDER BY height DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS higher
        FROM (
          SELECT value AS seen_version, min(day) AS seen_day
          FROM ${pieces.everyone ? pieces.everyone.valuesOf('version') : versionsOfRows(pieces)}
          WHERE value != ''
          GROUP BY value
        )
        GROUP BY height
      )
      ARRAY JOIN seens AS seen
    ) AS known ON known.version = counted.last_version
    GROUP BY version
    ORDER BY installations DESC, version
    LIMIT {limit: UInt16}
  `,
  totals: ({ sets, filtered, where }) => (sets ? totalsOfSets(sets) : totalsOfRows({ filtered, where })),
  bind: ({ limit }) => ({ limit }),
});

type Rows = Pick<Pieces, 'filtered' | 'where'>;

/** What stands after FROM: installations that had a version in the range, with the last one and their last day: installation, last_day, last_version. */
const countedOfRows = ({ filtered, where }: Rows) => /* sql */ `(
      SELECT installation, max(day) AS last_day, toString(argMaxIf(version, moment, version != '')) AS last_version
      FROM ${filtered}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
      GROUP BY installation
      HAVING last_version != ''
    )`;

/** The last day may be one without a version. */
const countedOfSets = (sets: Sets) => /* sql */ `(
      SELECT
        arrayJoin(bitmapToArray(had_last)) AS installation,
        ${lastDays(`(SELECT * FROM ${sets.days} WHERE ${inRange})`)}[installation + 1] AS last_day,
        value AS last_version
      FROM ${lastValues('version', sets, inRange)}
    )`;
const inRange = 'day BETWEEN {from: Date} AND {to: Date}';

const versionsOfRows = ({ source }: Pieces) => /* sql */ `(
            SELECT day, toString(version) AS value
            FROM ${source}
          )`;

const totalsOfRows = ({ filtered, where }: Rows) => /* sql */ `
    SELECT count() AS installations, countIf(NOT has_version) AS unknown
    FROM (
      SELECT installation, max(version != '') AS has_version
      FROM ${filtered}
      WHERE day BETWEEN {from: Date} AND {to: Date}
        AND ${where}
      GROUP BY installation
    )
  `;

const totalsOfSets = ({ valuesOf }: Sets) => /* sql */ `
    SELECT groupBitmapMerge(active) AS installations, installations - groupBitmapMergeIf(active, value != '') AS unknown
    FROM ${valuesOf('version')}
    WHERE day BETWEEN {from: Date} AND {to: Date}
  `;
