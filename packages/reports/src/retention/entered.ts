import type { Everyone } from '../query/compile-everyone.ts';
import type { Pieces } from '../query/compile.ts';

/**
 * What stands after FROM: the installations of the range's cohorts of which a session day is known and the first one fulfils the filters, each
 * once, with `installation` and `first_day`.
 */
export const entered = ({ sets, ...rows }: Pick<Pieces, 'sets' | 'firstRows' | 'where'>): string =>
  sets ? enteredOfSets(sets) : enteredOfRows(rows);

// Nobody has a session day before the first day.
const enteredOfSets = ({ days, cohorts }: Everyone) => /* sql */ `(
        SELECT installation, first_day
        FROM ${cohorts}
        WHERE first_day BETWEEN {from: Date} AND {to: Date}
          AND NOT replacement
          AND bitmapContains((SELECT groupBitmapMergeState(active) FROM ${days} WHERE day >= {from: Date}), installation)
      )`;

const enteredOfRows = ({ firstRows, where }: Pick<Pieces, 'firstRows' | 'where'>) => /* sql */ `(
        SELECT installation, first_day
        FROM ${firstRows}
        WHERE day >= {from: Date}
          AND first_day BETWEEN {from: Date} AND {to: Date}
          AND NOT replacement
        GROUP BY installation, first_day
        HAVING argMin(${where}, moment)
      )`;
