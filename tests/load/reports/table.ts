import { timeLimitMs, tooSlow, type Measured } from './measure.ts';

/** What was found out about one question. */
export interface Finding {
  name: string;
  scope: string;
  goalMs?: number | undefined;
  measured: Measured | { failure: string };
  /** The same question of the table with UUIDs, and the columns that it needs, only read. */
  uuid?: Measured | { failure: string } | undefined;
  bare?: Measured | { failure: string } | undefined;
}

/** Unfiltered, ours must be so many times as fast as the table with UUIDs. */
const timesGoal = 10;
const memoryGoalMb = 4_000;

const heads = ['question', '', 'cold', 'median', 'p95', 'runs', 'goal', '', 'million rows', 'MB read', 'peak MB', 'UUIDs', 'times', '', 'bare scan']; // prettier-ignore
const widths = [22, 14, 8, 8, 8, 5, 7, 6, 13, 9, 8, 9, 7, 6, 10];

export const tableHead = (): string => line(heads);

/** A question's line of the table. Each goal is followed by whether it was met. */
export function tableLine({ name, scope, goalMs, measured, uuid, bare }: Finding): string {
  if ('failure' in measured) return `${line([name, scope])}  ${measured.failure}`;
  const { coldMs, medianMs, p95Ms, runs, rowsRead, mbRead, peakMb } = measured;
  const isUuidTooSlow = uuid !== undefined && 'failure' in uuid && uuid.failure === tooSlow;
  const uuidMs = isUuidTooSlow ? timeLimitMs : uuid && 'medianMs' in uuid ? uuid.medianMs : undefined;
  const times = uuidMs === undefined ? undefined : uuidMs / medianMs;
  const isTimesGoal = times !== undefined && scope === 'a year';
  return line([
    name,
    scope,
    ms(coldMs),
    ms(medianMs),
    ms(p95Ms),
    String(runs),
    ms(goalMs),
    goalMs === undefined ? '' : verdict(medianMs <= goalMs),
    (rowsRead / 1e6).toFixed(2),
    mbRead.toFixed(0),
    peakMb === undefined ? '' : `${peakMb}${peakMb > memoryGoalMb ? '!' : ''}`,
    timeOf(uuid),
    times === undefined ? '' : `${isUuidTooSlow ? '>' : ''}${times.toFixed(1)}`,
    isTimesGoal ? verdict(times >= timesGoal) : '',
    timeOf(bare),
  ]);
}

const verdict = (isMet: boolean) => (isMet ? 'met' : 'over');

const ms = (milliseconds: number | undefined) => (milliseconds === undefined ? '' : milliseconds.toFixed(0));

const timeOf = (found: Measured | { failure: string } | undefined) =>
  found === undefined ? '' : 'failure' in found ? found.failure.slice(0, 9) : ms(found.medianMs);

/** Words stand left, figures right. */
function line(cells: readonly string[]): string {
  return cells
    .map((cell, index) => {
      const width = widths[index] ?? 0;
      return index < 2 ? cell.padEnd(width) : cell.padStart(width);
    })
    .join('')
    .trimEnd();
}
