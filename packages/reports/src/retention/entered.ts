import type { Everyone } from '../query/compile-sets.ts';
import type { Pieces } from '../query/compile.ts';

/*
 * What stands after FROM: the installations that are in a cohort of the range, each once, with `installation` and `first_day`.
 */

/** All of whom a session day is known. Nobody has one before the first day. */
export const enteredOfSets = ({ days, cohorts }: Everyone): string => /* sql */ `(
        SELECT installation, first_day
        FROM ${cohorts}
        WHERE first_day BETWEEN {from: Date} AND {to: Date}
          AND NOT replacement
          AND bitmapContains((SELECT groupBitmapMergeState(active) FROM ${days} WHERE day >= {from: Date}), installation)
      )`;

/** Those of whom the first session day fulfils the filters. */
export const enteredOfRows = ({ firstRows, where }: Pick<Pieces, 'firstRows' | 'where'>): string => /* sql */ `(
        SELECT installation, first_day
        FROM ${firstRows}
        WHERE day >= {from: Date}
          AND first_day BETWEEN {from: Date} AND {to: Date}
          AND NOT replacement
        GROUP BY installation, first_day
        HAVING argMin(${where}, moment)
      )`;
