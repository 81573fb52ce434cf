import { describe, expect, test } from 'vitest';
import type { PlanRecord } from '../plans.ts';
import type { Registry } from '../registry.ts';
import { aProduct, at, type Settings } from './samples.ts';

/** What every registry keeps to about plans, wherever it is kept. */
export function plansContract(open: { registry(): Registry<Settings>; reopen(): Promise<void> }): void {
  const { reopen } = open;
  const plans = () => open.registry().plans;

  describe('plans', () => {
    const first: PlanRecord = {
      version: 1,
      hash: 'a'.repeat(64),
      document: { product: 'Field Notes “𝄞”', features: { 'Notes/Add': { retention: 395 } } },
      publishedAt: at,
      reason: null,
      signed: 'a.b.c',
    };
    const second: PlanRecord = { ...first, version: 2, hash: 'b'.repeat(64), reason: 'Tells what to mend.' };

    test('are kept in their versions until their product is removed', async () => {
      const { id } = await open.registry().products.create(aProduct('pk_1'));
      expect(await plans().current(id)).toBeUndefined();
      await plans().add(id, first);
      await plans().add(id, second);
      await plans().add(99, first);
      await reopen();

      expect(await plans().current(id)).toEqual(second);
      expect(await plans().list(id)).toEqual([second, first]);
      expect(await plans().heads()).toEqual([
        { productId: id, version: 1, hash: first.hash },
        { productId: id, version: 2, hash: second.hash },
        { productId: 99, version: 1, hash: first.hash },
      ]);
      await open.registry().products.remove(id);
      expect(await plans().list(id)).toEqual([]);
      expect(await plans().list(99)).toEqual([first]);
    });

    test('are found by their hash, the latest of those that came back', async () => {
      await plans().add(1, first);
      await plans().add(1, second);
      await plans().add(1, { ...first, version: 3 });

      expect((await plans().findByHash(1, first.hash))?.version).toBe(3);
      expect(await plans().findByHash(1, 'c'.repeat(64))).toBeUndefined();
      expect(await plans().findByHash(2, first.hash)).toBeUndefined();
    });

    test('get each version once, whoever asks at the same time', async () => {
      const tries = await Promise.allSettled([plans().add(1, first), plans().add(1, { ...second, version: 1 })]);

      expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'taken' } });
      expect(await plans().list(1)).toHaveLength(1);
    });
  });
}
