/** Why something that the host handed over, or that waited, will not be sent. */
export type DropReason =
  | 'invalid-name' // not 1 to 100 printable characters
  | 'invalid-number' // not a finite number within the limits
  | 'invalid-value' // a key or value that the wire does not take
  | 'undeclared' // the plan does not declare it, or not any more, or not with such a value
  | 'not-agreed' // it joined the plan after the person agreed
  | 'over-limit' // more features, properties, events or exceptions than a record may have
  | 'no-session' // called on a product that has many sessions, beside all of them
  | 'too-old' // waited longer than 30 days
  | 'too-much' // the queue was full, and the oldest went
  | 'unreadable' // damaged on the disk
  | 'refused' // the collector named it in its answer, or it failed alone
  | 'fault'; // a fault in the SDK itself, held back from the host

/** How often each reason dropped something since the program started. */
export type Drops = Partial<Record<DropReason, number>>;

/** Counts what is dropped; in development it also says what, once. Answers false, for a caller that goes on with "no". */
export type Drop = (reason: DropReason, what?: unknown, count?: number) => false;

export function createDropCounter(warn?: (message: string) => void): { drop: Drop; counts: () => Drops } {
  const counts: Drops = {};
  const said = new Set<string>();

  function sayOnce(message: string): void {
    if (!said.has(message)) warn?.(message);
    said.add(message);
  }
  return {
    drop: (reason, what = 'something', count = 1) => {
      if (count > 0) {
        counts[reason] = (counts[reason] ?? 0) + count;
        // Only for a developer: what is remembered grows with every name.
        if (warn) sayOnce(`usance: ${String(what)} was dropped: ${reason}`);
      }
      return false;
    },
    counts: () => ({ ...counts }),
  };
}
