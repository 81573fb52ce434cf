import { benchDays, type SyncBodies } from './sync-bodies.ts';

/** What the report must say of the syncs that were acknowledged. */
export interface Truth {
  add(n: number): void;
  /** By day: active installations, sessions, hours. */
  days(): { active: number; sessions: number; hours: number }[];
}

/** Counts as naively as can be: a set of sessions and a set of installations for each day. */
export function createTruth(facts: SyncBodies['facts']): Truth {
  const days = Array.from({ length: benchDays }, () => ({
    installations: new Set<number>(),
    sessions: new Set<number>(),
    seconds: 0,
  }));
  return {
    add(n) {
      const { installation, session, day, seconds } = facts(n);
      const entry = days[day];
      if (entry === undefined || entry.sessions.has(session)) return;
      entry.installations.add(installation);
      entry.sessions.add(session);
      entry.seconds += seconds;
    },
    days: () =>
      days.map(({ installations, sessions, seconds }) => ({
        active: installations.size,
        sessions: sessions.size,
        hours: seconds / 3600,
      })),
  };
}
