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
