import { Type, type Static } from 'typebox';
import { defineReport } from '../define-report.ts';
import { completeShare, newestReference } from '../provisional.ts';
import type { Pieces } from '../query/compile.ts';
import { addDays } from '../query/days.ts';
import { rangeParameters } from '../query/parameters.ts';

const ArrivalDelayRowSchema = Type.Object({
  /** In days. */
  lag: Type.Integer(),
  pairs: Type.Integer(),
  share: Type.Number(),
  known: Type.Number(),
});
export type ArrivalDelayRow = Static<typeof ArrivalDelayRowSchema>;

/** How late data comes in: why the last days of every report still grow. */
export const arrivalDelay = defineReport({
  title: 'How late data arrives',
  definition: `
Counted are pairs of an installation and a day, each once, at the first day on which the server got anything of that day from the
installation. Days are UTC. The days are those of the range from the one on which the product was made up to ${newestReference} days ago:
later ones may still lack what comes late, and earlier ones were sent belatedly at best. A pair counts if the installation has a
session day on that day that fulfils the filters. Arrivals are only kept of what counts by default (environment production, kind
normal), and are written once a second, so that a crash may lose a second of them; a pair of which no arrival is known does not count.
A row stands for a lag:

- lag: by how many days the pair came later than its day. 0 on the day itself, or before it where the installation's clock is ahead.
- pairs: the pairs with this lag.
- share: their share of all pairs that count.
- known: the share of all pairs that count with this lag or a shorter one.

Lags without a pair have no row. Rows are in the order of their lags.

- totals: pairs is the number of all that count; daysUntilComplete is the shortest lag by which ${completeShare * 100} % of them were known, and
  0 without any. Every answer's provisionalFrom is measured so, over the last 90 days and without filters.

Filters with latest. choose installations by the last session day as known now; with feature. by how often they used the feature
in the range; with ever.feature. by how often they ever did.
`.trim(),
  params: Type.Object({ ...rangeParameters }),
  row: ArrivalDelayRowSchema,
  sql: (pieces) => /* sql */ `
    SELECT
      lag,
      arrived_pairs AS pairs,
      arrived_pairs / sum(arrived_pairs) OVER () AS share,
      sum(arrived_pairs) OVER (ORDER BY lag) / sum(arrived_pairs) OVER () AS known
    FROM ${lags(pieces)}
    ORDER BY lag
  `,
  totals: (pieces) => /* sql */ `
    SELECT sum(arrived_pairs) AS pairs, minIf(lag, known_pairs >= {completeShare: Float64} * all_pairs) AS daysUntilComplete
    FROM (
      SELECT
        lag,
        arrived_pairs,
        sum(arrived_pairs) OVER (ORDER BY lag) AS known_pairs,
        sum(arrived_pairs) OVER () AS all_pairs
      FROM ${lags(pieces)}
    )
  `,
  bind: ({ from, to }, { createdDay, today }) => {
    const oldEnough = addDays(today, -newestReference);
    return {
      completeShare,
      firstMeasured: from > createdDay ? from : createdDay,
      lastMeasured: to < oldEnough ? to : oldEnough,
    };
  },
});

/** For each lag: how many pairs became known with it, of all days together. */
const lags = ({ sets, filtered, where }: Pieces) => /* sql */ `(
      SELECT lag, sum(known_by_now - known_before) AS arrived_pairs
      FROM (
        SELECT
          lag,
          known AS known_by_now,
          lagInFrame(known, 1, 0) OVER (PARTITION BY day ORDER BY lag ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS known_before
        FROM (
          SELECT day, lag, groupBitmapMerge(counted) OVER (PARTITION BY day ORDER BY lag) AS known
          FROM (
            SELECT arrival.day AS day, arrival.lag AS lag, bitmapAnd(arrival.arrived, seen.active) AS counted
            FROM (
              SELECT day, toInt32(greatest(received_day - day, 0)) AS lag, groupBitmapMergeState(installations) AS arrived
              FROM arrivals
              WHERE product_id = {product: UInt32}
                AND day BETWEEN {firstMeasured: Date} AND {lastMeasured: Date}
              GROUP BY day, lag
            ) AS arrival
            INNER JOIN ${sets ? seenOfSets(sets.days) : seenOfRows({ filtered, where })} AS seen ON seen.day = arrival.day
          )
        )
      )
      GROUP BY lag
      HAVING arrived_pairs > 0
    )`;

const seenOfRows = ({ filtered, where }: Pick<Pieces, 'filtered' | 'where'>) => /* sql */ `(
              SELECT day, groupBitmapState(installation) AS active
              FROM ${filtered}
              WHERE day BETWEEN {firstMeasured: Date} AND {lastMeasured: Date}
                AND ${where}
              GROUP BY day
            )`;

const seenOfSets = (days: string) => /* sql */ `(
              SELECT day, active
              FROM ${days}
              WHERE day BETWEEN {firstMeasured: Date} AND {lastMeasured: Date}
            )`;
