import { elsewhereSubject, type Coverage } from '@usance/warehouse';
import type { Bindings } from './bindings.ts';
import { wholeMonths } from './compile-sets.ts';
import { rolled } from './rolled.ts';
import { sessionDays } from './session-days.ts';

/** Something that session days have in them, as a value of theirs or several. */
export interface KnownSubject {
  /** SQL for its texts of a session day. */
  label: string;
  /** Whose roll-ups have it, if any have, and SQL for the text of their `value`. */
  rolled?: { subject: string; label: string } | undefined;
}

interface KnownPlace {
  coverage: Coverage;
  bindings: Bindings;
  range: { from: string; to: string };
}

/**
 * What stands after FROM: a row or several for each text that session days of the range have, whatever environment and kind they are of: label and
 * had, the set of installations that had it.
 */
export function knownSets({ label, rolled: found }: KnownSubject, { coverage, bindings, range }: KnownPlace): string {
  const isDirty = `day IN ${bindings.bind(coverage.dirtyDays, 'Array(Date)')}`;
  const ofRows = /* sql */ `
      SELECT label, groupBitmapState(installation) AS had
      FROM (
        SELECT ${label} AS label, installation
        FROM ${sessionDays('product_id = {product: UInt32}')}
        WHERE day BETWEEN {from: Date} AND {to: Date}${found ? ` AND ${isDirty}` : ''}
      )
      GROUP BY label`;
  if (found === undefined) return `(${ofRows}\n    )`;
  const subjects = bindings.bind([found.subject, elsewhereSubject(found.subject)], 'Array(String)');
  const months = wholeMonths(coverage, range);
  const ofRollUps = /* sql */ `
      SELECT ${found.label} AS label, installations AS had
      FROM roll_ups
      WHERE product_id = {product: UInt32}
        AND subject IN ${subjects}
        AND ${rolled({ coverage, bindings, months, days: 'period BETWEEN {from: Date} AND {to: Date}' })}`;
  return `(${coverage.dirtyDays.length === 0 ? ofRollUps : `${ofRollUps}\n\n      UNION ALL${ofRows}`}\n    )`;
}
