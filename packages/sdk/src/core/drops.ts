/** Why something that the host handed over, or that waited, will not be sent. */
export type DropReason =
  | 'invalid-name' // not 1 to 100 printable characters
  | 'invalid-number' // not a finite number within the limits
  | 'invalid-value' // a property's key or value that the wire does not take
  | 'over-limit' // more features, properties or exceptions than a record may have
  | 'too-old' // waited longer than 30 days
  | 'too-much' // the queue was full, and the oldest went
  | 'unreadable' // damaged on the disk
  | 'refused' // the collector named it in its answer, or it failed alone
  | 'fault'; // a fault in the SDK itself, held back from the host

/** How often each reason dropped something since the program started. */
export type Drops = Partial<Record<DropReason, number>>;

export interface DropCounter {
  add(reason: DropReason, count?: number): void;
  counts(): Drops;
}

export function createDropCounter(): DropCounter {
  const counts: Drops = {};
  return {
    add: (reason, count = 1) => {
      if (count > 0) counts[reason] = (counts[reason] ?? 0) + count;
    },
    counts: () => ({ ...counts }),
  };
}
