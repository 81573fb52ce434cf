const hourMs = 3_600_000;

/** How many new installations a product may still get in this hour. Kept in memory: a restart starts a new hour. */
export interface Allowance {
  /** Takes up to `wanted` of what is left of `perHour` and answers how many it took. */
  take(productId: number, wanted: number, perHour: number | null): number;
}

/** `now` answers milliseconds. */
export function createAllowance(now: () => number): Allowance {
  const taken = new Map<number, { hour: number; count: number }>();
  return {
    take(productId, wanted, perHour) {
      if (perHour === null) return wanted;
      const hour = Math.floor(now() / hourMs);
      const entry = taken.get(productId);
      const count = entry?.hour === hour ? entry.count : 0;
      const granted = Math.min(wanted, Math.max(0, perHour - count));
      taken.set(productId, { hour, count: count + granted });
      return granted;
    },
  };
}
