import {
  allSubject,
  daySequences,
  featureSubject,
  orderSubject,
  purposesSubject,
  purposesText,
  type Coverage,
  type OrderedColumn,
  type rolledColumns,
} from '@usance/warehouse';
import type { Clause } from '../filters/clause.ts';
import { writeClause } from '../filters/write-clause.ts';
import type { Bindings } from './bindings.ts';
import { defaultFilters } from './default-filters.ts';
import { rolled } from './rolled.ts';
import { sessionDays } from './session-days.ts';

/**
 * Sets of installations, of all that the scope has, whatever the question filters: what stands after FROM. They come from the roll-ups of
 * the days that have valid ones, and from the rows of all others. Columns that hold sets are states of `groupBitmap`.
 */
export interface Everyone {
  /** A row for each day: day, active, crashed_set, session_day_count, crashed_count, session_count, second_count. */
  days: string;
  /** Every installation, once: installation, first_day, replacement. Some may have no row any more: ask `days` who has. */
  cohorts: string;
  /** The same as sets, a day in one row or several: first_day, replacement, came. */
  newcomers: string;
  /** Who used the feature whose name this SQL gives, in a row for each day: day, active. */
  usersOf(feature: string): string;
  /** A row for each day and text of a column, `''` where it is missing: day, value, active. */
  valuesOf(column: (typeof rolledColumns)[number]): string;
  /**
   * Whoever had a value of the column on a day, once, in a row for each day and sequence of values: day, sequence, active. A sequence has an installation's
   * values of the day as texts in their order (by local hour, then session), without what follows itself. `among` is SQL for a set of installations: of
   * others nothing is told.
   */
  sequencesOf(column: OrderedColumn, among?: string): string;
  /** Of these, the ones with several values: day, sequence, active. */
  ordersOf(column: OrderedColumn): string;
  /** A row for each day and text of the purposes that people had agreed to (see `purposesText`): day, value, active. */
  purposes: string;
}

/** Sets are kept of what is counted by default: whether these clauses ask for just that, or for a part of it. */
export const hasUsualScope = (scoping: readonly Clause[]): boolean => {
  const usual = Object.entries(defaultFilters);
  const asked = new Map(scoping.map(writeClause));
  return asked.size === usual.length && usual.every(([key, value]) => asked.get(key) === value);
};

/** From roll-ups, and where there are none, from rows. */
export const both = ({ dirtyDays }: Coverage, fromRollUps: string, fromRows: string) =>
  dirtyDays.length === 0 ? fromRollUps : `${fromRollUps}\n\n      UNION ALL${fromRows}`;

/** `scope` is a test of rows: see `Pieces`. */
export function compileEveryone(coverage: Coverage, scope: string, bindings: Bindings): Everyone {
  const dirty = bindings.bind(coverage.dirtyDays, 'Array(Date)');
  const source = sessionDays(scope);
  // Nearly all have been known for long, which day and ordinal tell before anything else is read.
  const rowsOfUnknown = sessionDays(scope, [
    `day IN ${dirty}`,
    `NOT bitmapContains(
          (SELECT groupBitmapState(installation) FROM cohorts WHERE product_id = {product: UInt32}),
          installation
        )`,
  ]);
  const cohorts = (final: 'FINAL' | '') => `(${both(
    coverage,
    /* sql */ `
      SELECT installation, first_day, replacement
      FROM cohorts ${final}
      WHERE product_id = {product: UInt32}`,
    /* sql */ `
      SELECT DISTINCT installation, first_day, replacement
      FROM ${rowsOfUnknown}`,
  )}
    )`;
  return {
    days: `(${both(
      coverage,
      /* sql */ `
      SELECT period AS day, ${rolledColumnsAs}
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND subject = '${allSubject}'
        AND ${rolled({ coverage, bindings })}`,
      /* sql */ `
      SELECT day, ${scanned}
      FROM ${source}
      WHERE day IN ${dirty}
      GROUP BY day`,
    )}
    )`,
    cohorts: cohorts('FINAL'),
    // What a set holds twice it holds once: so the rows need not be.
    newcomers: `(
      SELECT first_day, replacement, groupBitmapState(installation) AS came
      FROM ${cohorts('')}
      GROUP BY first_day, replacement
    )`,
    usersOf: (feature) => `(${both(
      coverage,
      /* sql */ `
      SELECT period AS day, installations AS active
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND subject = '${featureSubject}'
        AND value = ${feature}
        AND ${rolled({ coverage, bindings })}`,
      /* sql */ `
      SELECT day, groupBitmapState(installation)
      FROM ${source}
      WHERE day IN ${dirty}
        AND has(uses.name, ${feature})
      GROUP BY day`,
    )}
    )`,
    valuesOf: (column) => valuesOf(column, `toString(${column})`),
    sequencesOf: (column, among) => `(${both(
      coverage,
      /* sql */ `
      SELECT day, sequence, if(length(sequence) = 1, bitmapAndnot(had, had_several), had) AS active
      FROM (
        SELECT
          period AS day,
          if(subject = '${column}', [value], JSONExtract(value, 'Array(String)')) AS sequence,
          ${among === undefined ? 'installations' : `bitmapAnd(installations, ${among})`} AS had,
          groupBitmapMergeStateIf(had, length(sequence) > 1) OVER (PARTITION BY period) AS had_several
        FROM roll_ups
        WHERE product_id = {product: UInt32}
          AND subject IN ('${column}', '${orderSubject(column)}')
          AND value != ''
          AND ${rolled({ coverage, bindings })}
      )`,
      /* sql */ `
      SELECT day, sequence, groupBitmapState(installation)
      FROM ${daySequences(column, `(SELECT * FROM ${source} WHERE day IN ${dirty})`)}${
        among === undefined ? '' : `\n      WHERE bitmapContains(${among}, installation)`
      }
      GROUP BY day, sequence`,
    )}
    )`,
    ordersOf: (column) => `(${both(
      coverage,
      /* sql */ `
      SELECT period AS day, JSONExtract(value, 'Array(String)') AS sequence, installations AS active
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND subject = '${orderSubject(column)}'
        AND ${rolled({ coverage, bindings })}`,
      /* sql */ `
      SELECT day, sequence, groupBitmapState(installation)
      FROM ${daySequences(column, `(SELECT * FROM ${source} WHERE day IN ${dirty})`)}
      WHERE length(sequence) > 1
      GROUP BY day, sequence`,
    )}
    )`,
    purposes: valuesOf(purposesSubject, purposesText),
  };

  function valuesOf(subject: string, text: string): string {
    return `(${both(
      coverage,
      /* sql */ `
      SELECT period AS day, value, installations AS active
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND subject = '${subject}'
        AND ${rolled({ coverage, bindings })}`,
      /* sql */ `
      SELECT day, ${text} AS value, groupBitmapState(installation)
      FROM ${source}
      WHERE day IN ${dirty}
      GROUP BY day, value`,
    )}
    )`;
  }
}

/** Columns of `roll_ups` as `days` names them. */
export const rolledColumnsAs = /* sql */ `installations AS active, crashed_installations AS crashed_set, session_days AS session_day_count,
        crashed_session_days AS crashed_count, sessions AS session_count, seconds AS second_count`;

const scanned = /* sql */ `groupBitmapState(installation) AS active, groupBitmapStateIf(installation, crashed) AS crashed_set,
        count() AS session_day_count, countIf(crashed) AS crashed_count, sumIf(sessions, NOT continued) AS session_count,
        sum(seconds) AS second_count`;
