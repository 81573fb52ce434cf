import { addDays, daysBetween } from './days.ts';

/** What a range can be compared with. */
export const comparisons = ['none', 'previous', 'year'] as const;
export type Comparison = (typeof comparisons)[number];

/** The range that another one is compared with: as long and just before it, or the same days of the year before. */
export function comparedRange(
  { from, to }: { from: string; to: string },
  comparison: Exclude<Comparison, 'none'>,
): { from: string; to: string } {
  if (comparison === 'year') return { from: yearBefore(from), to: yearBefore(to) };
  const days = daysBetween(from, to) + 1;
  return { from: addDays(from, -days), to: addDays(to, -days) };
}

/** 29 February has the 28th before it. */
function yearBefore(day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)) - 1, day.slice(4)];
  return `${year}${rest === '-02-29' ? '-02-28' : rest}`;
}
