import { setTimeout as sleep } from 'node:timers/promises';
import { CollectorError } from './collector-error.ts';

export interface GroupCommit<Item> {
  /** Resolves when the item is durable, and rejects with a `CollectorError` if it is not. */
  add(item: Item): Promise<void>;
  /** Resolves when everything added so far is settled. */
  idle(): Promise<void>;
  /** Items that wait or are being committed. */
  readonly pending: number;
}

export interface GroupCommitOptions<Item> {
  /** Makes a group durable, or throws: an `unprocessable` error blames the items, any other the storage. */
  commit(group: readonly Item[]): Promise<void>;
  /** After a large group, the next one begins at least so long after it began: what a commit costs hardly grows with its group. */
  cadenceMs: number;
  /** What makes a group a large one. After a smaller one nobody waits: its writers are few. */
  largeFrom: number;
  maxGroup: number;
  /** More than this many waiting are refused: their senders keep what they have and come again. */
  maxPending: number;
}

interface Waiting<Item> {
  item: Item;
  settle: (error?: unknown) => void;
}

/** Under load, a second group is written while the answers to the first keep the process busy. */
const maxCommitters = 2;

/**
 * Gathers items into groups, so that one write to disk serves many. What arrives while a group is being written makes the
 * next one.
 */
export function createGroupCommit<Item>(options: GroupCommitOptions<Item>): GroupCommit<Item> {
  const { cadenceMs, largeFrom, maxGroup, maxPending } = options;
  let waiting: Waiting<Item>[] = [];
  let pending = 0;
  let last = { size: 0, startMs: 0 };
  let committing = 0;
  const unsettled = new Set<Promise<void>>();

  async function commitAll() {
    await sleep(0); // the first of a group lets those that came with it, in the same turn, join it
    while (waiting.length > 0) {
      const restMs = last.size < largeFrom ? 0 : last.startMs + cadenceMs - performance.now();
      if (restMs > 0 && waiting.length < maxGroup) await sleep(restMs);
      const group = waiting.splice(0, maxGroup);
      if (group.length === 0) break; // the other committer took it
      last = { size: group.length, startMs: performance.now() };
      await settleGroup(group, options.commit);
      pending -= group.length;
    }
    // In the same turn as the last look at what waits, so that whoever comes next finds a committer or starts one.
    committing -= 1;
  }

  return {
    async add(item) {
      if (pending >= maxPending)
        throw new CollectorError('unavailable', 'more is waiting to be stored than can be; send again later');
      pending += 1;
      const settled = new Promise<void>((resolve, reject) => {
        waiting.push({ item, settle: (error) => (error === undefined ? resolve() : reject(error)) });
      });
      unsettled.add(settled);
      if (committing === 0 || (committing < maxCommitters && waiting.length >= largeFrom)) {
        committing += 1;
        void commitAll();
      }
      try {
        await settled;
      } finally {
        unsettled.delete(settled);
      }
    },
    async idle() {
      await Promise.allSettled(unsettled);
    },
    get pending() {
      return pending;
    },
  };
}

/** A group with an item that cannot be stored is tried in halves, until that item is alone; the others are stored. */
async function settleGroup<Item>(
  group: readonly Waiting<Item>[],
  commit: GroupCommitOptions<Item>['commit'],
): Promise<void> {
  try {
    await commit(group.map(({ item }) => item));
    for (const { settle } of group) settle();
  } catch (error) {
    const isItemsFault = error instanceof CollectorError && error.code === 'unprocessable';
    if (isItemsFault && group.length > 1) {
      const middle = group.length >> 1;
      await settleGroup(group.slice(0, middle), commit);
      await settleGroup(group.slice(middle), commit);
    } else for (const { settle } of group) settle(error);
  }
}
