import type { StoredDay } from './stored-days.ts';

/** What each run counted: the oracle. Of what a fault may have taken, it says that it is in doubt; nothing may ever be there twice. */
export interface Ledger {
  /** Writes down one use, and answers the number to track it with: its digit tells it from all others. */
  use(entry: Omit<Entry, 'isSure'> & { feature: string; isSure?: boolean }): number | undefined;
  session(entry: Omit<Entry, 'isSure'> & { isSure?: boolean }): void;
  /** What this run counted since then may be lost. */
  doubt(owner: string, since: number): void;
  /** Everything so far may be lost. */
  doubtAll(): void;
  /** How many were begun. */
  sessions(): number;
  /** What is wrong with what a collector holds, in words. */
  faultsOf(stored: readonly StoredDay[]): string[];
}

interface Entry {
  owner: string;
  at: number;
  isSure: boolean;
}

/** Each use of a feature has a digit of its own in the feature's sum, which says how often it was counted. */
const base = 4;
/** So many digits stay below the largest sum that the wire takes. */
const digits = 18;

export function createLedger(): Ledger {
  const uses = new Map<string, Entry[]>();
  const sessions: Entry[] = [];
  const all = () => [...uses.values(), sessions].flat();

  function faultsOfFeature(feature: string, entries: readonly Entry[], stored: readonly StoredDay[]): string[] {
    let sum = 0;
    let count = 0;
    for (const { uses: told = [] } of stored)
      for (const [name, times, total = 0] of told)
        if (name === feature) {
          sum += total;
          count += times;
        }
    let counted = 0;
    const faults = entries.flatMap(({ owner, at, isSure }, i) => {
      const times = Math.floor(sum / base ** i) % base;
      counted += times;
      const what = `use ${i} of ${feature} by ${owner} at ${at} ms`;
      if (times > 1) return [`${what} was counted ${times} times`];
      return times === 0 && isSure ? [`${what} was lost`] : [];
    });
    return counted === count ? faults : [...faults, `${feature} was counted ${count} times, but ${counted} by its sum`];
  }

  return {
    use: ({ owner, feature, at, isSure = true }) => {
      const entries = uses.get(feature) ?? [];
      if (entries.length >= digits) return undefined;
      uses.set(feature, [...entries, { owner, at, isSure }]);
      return base ** entries.length;
    },
    session: ({ owner, at, isSure = true }) => void sessions.push({ owner, at, isSure }),
    doubt: (owner, since) => {
      for (const entry of all()) if (entry.owner === owner && entry.at >= since) entry.isSure = false;
    },
    doubtAll: () => {
      for (const entry of all()) entry.isSure = false;
    },
    sessions: () => sessions.length,
    faultsOf: (stored) => {
      const begun = stored.filter(({ continued }) => continued === false);
      const found = begun.reduce((sum, { sessions: merged = 1 }) => sum + merged, 0);
      const sure = sessions.filter(({ isSure }) => isSure).length;
      const isRight = sure <= found && found <= sessions.length;
      const unknown = stored.flatMap(({ uses: told = [] }) =>
        told.flatMap(([name]) => (uses.has(name) ? [] : [`${name} was never used`])),
      );
      return [
        ...[...uses].flatMap(([feature, entries]) => faultsOfFeature(feature, entries, stored)),
        ...unknown,
        ...(isRight ? [] : [`${found} sessions began, of ${sure} to ${sessions.length}`]),
      ];
    },
  };
}
