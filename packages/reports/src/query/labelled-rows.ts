/** What a report splits by. */
export interface Split {
  /** SQL for a row's text that stands for the value. */
  label: string;
  /** What rows are grouped by first, and the label of a group with this `key`. Texts of millions of rows would take several times as long. */
  groupBy: string;
  labelOf(key: string): string;
}

export const labelsOf = (labels: readonly string[]): string =>
  labels.length === 0 ? 'emptyArrayString()' : `[${labels.join(', ')}]`;

interface LabelledRows {
  /** What stands after FROM. */
  rows: string;
  /** Which of them count. */
  where: string;
  /** The day under which a row counts. */
  day: string;
  splits: readonly Split[];
}

/**
 * What stands after FROM: for each label and day, label_period, label, active, crashed_set, session_day_count, crashed_count, session_count,
 * second_count. Sets are states of `groupBitmap`.
 */
export function labelledRows({ rows, where, day, splits }: LabelledRows): string {
  const keys = splits.map((_, index) => `key_${index}`);
  const groups = ['label_period', ...keys].join(', ');
  return /* sql */ `(
      SELECT
        label_period,
        ${labelsOf(splits.map(({ labelOf }, index) => labelOf(`key_${index}`)))} AS label,
        active,
        crashed_set,
        session_day_count,
        crashed_count,
        session_count,
        second_count
      FROM (
        SELECT
          ${groups},
          groupBitmapState(installation) AS active,
          groupBitmapStateIf(installation, crashed) AS crashed_set,
          count() AS session_day_count,
          countIf(crashed) AS crashed_count,
          sumIf(sessions, NOT continued) AS session_count,
          sum(seconds) AS second_count
        FROM (
          SELECT
            ${day} AS label_period,
            ${splits.map(({ groupBy }, index) => `${groupBy} AS key_${index},`).join(' ')}
            installation, sessions, continued, seconds, crashed
          FROM ${rows}
          WHERE ${where}
        )
        GROUP BY ${groups}
      )
    )`;
}
