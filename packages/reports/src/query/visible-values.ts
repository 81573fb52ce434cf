import { elsewhereSubject, propertySubject, type Coverage } from '@usance/warehouse';
import type { Bindings } from './bindings.ts';
import { isDeclared } from './declared-values.ts';
import { rolled } from './rolled.ts';

/** What an undeclared value is shown as until enough installations have sent it. */
export const hiddenWord = '(other)';

/** Distinct installations of a product that must ever have sent an undeclared value before it is shown. */
export const visibleFrom = 5;

/** A property, and what is known of who sent its values. */
export interface VisibleQuestion {
  /** SQL for the property's name. */
  key: string;
  coverage: Coverage;
  bindings: Bindings;
}

/** SQL for a property's value as it is shown: missing, itself, or the word that stands for all hidden ones. */
export const shownValue = (value: string, question: VisibleQuestion): string =>
  `if(${value} = '' OR ${isDeclared(question.key, value)} OR ${value} IN ${visibleValues(question)}, ${value}, '${hiddenWord}')`;

/**
 * The values of a property that are shown, whatever environment and kind of installation sent them. They are gathered into one
 * array, which the engine works out once for the whole statement, however often it is asked for.
 */
export const visibleValues = ({ key, coverage, bindings }: VisibleQuestion): string => `(
  SELECT arrayJoin((
    SELECT groupArray(value)
    FROM (
      SELECT value
      FROM ${sendersOf({ key, coverage, bindings })}
      GROUP BY value
      HAVING groupBitmapMerge(senders) >= ${visibleFrom}
    )
  ))
)`;

const sendersOfRows = (key: string, days: string) => /* sql */ `(
        SELECT properties[${key}] AS value, groupBitmapState(installation) AS senders
        FROM session_days FINAL
        WHERE product_id = {product: UInt32}
          AND day IN ${days}
          AND value != ''
        GROUP BY value
        SETTINGS do_not_merge_across_partitions_select_final = 1
      )`;

/** From roll-ups, months where there are any, and from the rows of the other days. */
function sendersOf({ key, coverage, bindings }: VisibleQuestion): string {
  const months = coverage.months.map(({ period }) => period);
  const dirty = bindings.bind(coverage.dirtyDays, 'Array(Date)');
  return /* sql */ `(
        SELECT value, installations AS senders
        FROM roll_ups
        WHERE product_id = {product: UInt32}
          AND subject IN (concat('${propertySubject('')}', ${key}), concat('${elsewhereSubject(propertySubject(''))}', ${key}))
          AND ${rolled({ coverage, bindings, months })}
          AND value != ''${
            coverage.dirtyDays.length === 0
              ? ''
              : `

        UNION ALL
        SELECT * FROM ${sendersOfRows(key, dirty)}`
          }
      )`;
}
