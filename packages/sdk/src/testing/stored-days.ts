import type { Context, SessionDay, Sync } from '@usance/protocol';

export type StoredDay = SessionDay & { installation: string; its: Context };

/** What a collector holds after these requests: of every session day the highest revision. */
export function storedDays(syncs: readonly Sync[]): StoredDay[] {
  const stored = new Map<string, StoredDay>();
  for (const { installation = '', sessionDays = [], contexts } of syncs)
    for (const sessionDay of sessionDays) {
      const key = `${installation} ${sessionDay.session} ${sessionDay.day}`;
      const before = stored.get(key);
      if (before === undefined || sessionDay.revision >= before.revision)
        stored.set(key, { ...sessionDay, installation, its: contexts[sessionDay.context] ?? {} });
    }
  return [...stored.values()];
}

/** How often each feature was used, over all days. */
export function usesOf(days: readonly SessionDay[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { uses = [] } of days) for (const [name, count] of uses) counts[name] = (counts[name] ?? 0) + count;
  return counts;
}

/** A revision that means two things would let a late copy undo a newer one. */
export function sameRevisionsThatDiffer(syncs: readonly Sync[]): string[] {
  const states = new Map<string, string>();
  return syncs.flatMap(({ sessionDays = [], contexts }) =>
    sessionDays.flatMap(({ context, ...day }) => {
      const key = `${day.session} ${day.day} ${day.revision}`;
      const state = JSON.stringify([day, contexts[context]]);
      const before = states.get(key) ?? state;
      states.set(key, before);
      return before === state ? [] : [`${before} became ${state}`];
    }),
  );
}
