import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { CollectorError } from './collector-error.ts';
import { createGroupCommit, type GroupCommitOptions } from './group-commit.ts';

/** A store of numbers that takes a while, refuses groups with a number in `poison`, and can be away. */
function aStore() {
  const groups: number[][] = [];
  const stored = new Set<number>();
  const store = {
    groups,
    stored,
    poison: new Set<number>(),
    isAway: false,
    async commit(group: readonly number[]) {
      groups.push([...group]);
      await sleep(1);
      if (store.isAway) throw new CollectorError('unavailable', 'away');
      if (group.some((item) => store.poison.has(item))) throw new CollectorError('unprocessable', 'poisoned');
      for (const item of group) stored.add(item);
    },
  };
  return store;
}

const aGroupCommit = (
  commit: GroupCommitOptions<number>['commit'],
  options: Partial<GroupCommitOptions<number>> = {},
) => createGroupCommit({ commit, cadenceMs: 0, largeFrom: 1_000, maxGroup: 100, maxPending: 1_000, ...options });

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

/** How each ended: `stored`, or the code of its error. */
async function outcomes(promises: readonly Promise<void>[]): Promise<string[]> {
  const results = await Promise.allSettled(promises);
  return results.map((result) => (result.status === 'fulfilled' ? 'stored' : (result.reason as CollectorError).code));
}

describe('a group commit', () => {
  test('makes one group of what comes in one turn, and the next of what comes meanwhile', async () => {
    const store = aStore();
    const { add, idle } = aGroupCommit(store.commit);

    const first = [add(1), add(2), add(3)];
    await sleep(0);
    const second = [add(4), add(5)];
    await Promise.all([...first, ...second]);
    await idle();

    expect(store.groups).toEqual([[1, 2, 3], [4, 5]]); // prettier-ignore
  });

  test('answers nobody before the group is stored', async () => {
    const store = aStore();
    const { add } = aGroupCommit(store.commit);

    await Promise.all(upTo(50).map((item) => add(item).then(() => expect(store.stored.has(item)).toBe(true))));

    expect(store.stored.size).toBe(50);
  });

  test('makes no group larger than it may be, and keeps the order', async () => {
    const store = aStore();
    const { add } = aGroupCommit(store.commit, { maxGroup: 20 });

    await Promise.all(upTo(50).map(add));

    expect(store.groups.map((group) => group.length)).toEqual([20, 20, 10]);
    expect(store.groups.flat()).toEqual(upTo(50));
  });

  test('waits for more after a large group, and not after a small one', async () => {
    const store = aStore();
    const { add } = aGroupCommit(store.commit, { cadenceMs: 60, largeFrom: 3 });
    const timeOf = async (...items: number[]) => {
      const startMs = performance.now();
      await Promise.all(items.map(add));
      return performance.now() - startMs;
    };

    await timeOf(1, 2, 3);
    expect(await timeOf(4)).toBeGreaterThan(40);
    expect(await timeOf(5)).toBeLessThan(40);
  });

  test.each([
    { poisoned: [7] },
    { poisoned: [0] },
    { poisoned: [99] },
    { poisoned: [3, 4, 50, 98] },
    { poisoned: upTo(100) },
  ])('stores all but those that cannot be stored: $poisoned', async ({ poisoned }) => {
    const store = aStore();
    for (const item of poisoned) store.poison.add(item);
    const { add } = aGroupCommit(store.commit);

    const ended = await outcomes(upTo(100).map(add));

    expect(ended).toEqual(upTo(100).map((item) => (poisoned.includes(item) ? 'unprocessable' : 'stored')));
    expect(store.stored.size).toBe(100 - poisoned.length);
  });

  test('finds one bad item among a hundred in few tries', async () => {
    const store = aStore();
    store.poison.add(42);
    const { add } = aGroupCommit(store.commit);

    await outcomes(upTo(100).map(add));

    expect(store.groups.length).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(100)));
  });

  test('refuses all of a group as unavailable when the storage is away, in one try, and goes on after it', async () => {
    const store = aStore();
    store.isAway = true;
    const { add } = aGroupCommit(store.commit);

    expect(await outcomes(upTo(10).map(add))).toEqual(upTo(10).map(() => 'unavailable'));
    expect(store.groups).toHaveLength(1);

    store.isAway = false;
    expect(await outcomes([add(1)])).toEqual(['stored']);
  });

  test('stores what it can when the storage goes away between the halves', async () => {
    const store = aStore();
    store.poison.add(0);
    const { add } = aGroupCommit(async (group) => {
      store.isAway = group.includes(5) && group.length < 8;
      await store.commit(group);
    });

    const ended = await outcomes(upTo(8).map(add));

    expect(ended.map((end, item) => (store.stored.has(item) ? end === 'stored' : end !== 'stored'))).toEqual(
      upTo(8).map(() => true),
    );
    expect(ended[0]).toBe('unprocessable');
    expect(ended[5]).toBe('unavailable');
    expect(ended[1]).toBe('stored');
  });

  test('refuses what is more than may wait, and takes it later', async () => {
    const store = aStore();
    const { add, idle } = aGroupCommit(store.commit, { maxPending: 5 });

    const ended = await outcomes(upTo(7).map(add));
    await idle();

    expect(ended).toEqual([...upTo(5).map(() => 'stored'), 'unavailable', 'unavailable']);
    expect(await outcomes([add(7)])).toEqual(['stored']);
  });

  test('counts what waits and what is being written, until it is idle', async () => {
    const store = aStore();
    const group = aGroupCommit(store.commit, { maxGroup: 2 });
    expect(group.pending).toBe(0);
    await group.idle();

    const all = upTo(5).map(group.add);
    expect(group.pending).toBe(5);
    await group.idle();

    expect(group.pending).toBe(0);
    expect(store.stored.size).toBe(5);
    await Promise.all(all);
  });
});
