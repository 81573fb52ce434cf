const dayMs = 86_400_000;

/** A day of the calendar as its number since 1970-01-01, or `undefined` if there is no such day. */
export function dayNumber(day: string): number | undefined {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(day) ? undefined : ms / dayMs;
}

export const dayNumberOf = (time: Date): number => Math.floor(time.getTime() / dayMs);
