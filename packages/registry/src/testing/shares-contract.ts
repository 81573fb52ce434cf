import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';
import { aProduct, at } from './samples.ts';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'shares' | 'products'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about share links, wherever it is kept. */
export function sharesContract({ registry, reopen }: Opened): void {
  describe('shares', () => {
    const expiresAt = '2026-12-01T00:00:00.000Z';
    const aShare = (productId: number, secretHash: string) => ({
      productId,
      name: 'For the “board”',
      report: 'activity',
      query: { from: '-29d', 'property.theme': '"a,b"' },
      leastGroup: 10,
      createdBy: 'Olga',
      createdAt: at,
      expiresAt: null as string | null,
      secretHash,
    });

    const anyone = () => undefined;

    test('are found by the hash of their secret, and never show it', async () => {
      const first = await registry().shares.create(aShare(1, 'one'), anyone);
      const second = await registry().shares.create(aShare(1, 'two'), anyone);
      const other = await registry().shares.create(aShare(2, 'three'), anyone);
      await reopen();

      const { secretHash: _, ...kept } = aShare(1, 'one');
      expect(first).toEqual({ id: 1, ...kept, revokedAt: null });
      expect(await registry().shares.findBySecret('one', at)).toEqual(first);
      expect(await registry().shares.findBySecret('four', at)).toBeUndefined();
      expect(await registry().shares.list(1)).toEqual([second, first]);
      expect(await registry().shares.list(2)).toEqual([other]);
    });

    test('end when they expire', async () => {
      const share = await registry().shares.create({ ...aShare(1, 'one'), expiresAt }, anyone);

      expect(await registry().shares.findBySecret('one', '2026-11-30T23:59:59.999Z')).toEqual(share);
      expect(await registry().shares.findBySecret('one', expiresAt)).toBeUndefined();
      expect(await registry().shares.list(1)).toEqual([share]);
    });

    test('end for good when they are revoked, once, by their own product', async () => {
      const { id } = await registry().shares.create(aShare(1, 'one'), anyone);

      expect(await registry().shares.revoke(2, id, at)).toBe(false);
      expect(await registry().shares.findBySecret('one', at)).toBeDefined();
      expect(await registry().shares.revoke(1, id, at)).toBe(true);
      expect(await registry().shares.revoke(1, id, expiresAt)).toBe(false);
      await reopen();

      expect(await registry().shares.findBySecret('one', at)).toBeUndefined();
      expect(await registry().shares.list(1)).toMatchObject([{ id, revokedAt: at }]);
    });

    test('are made with a look at the others, also where several are made at once', async () => {
      const alone = (others: readonly unknown[]) => {
        if (others.length > 0) throw new Error('there is one already');
      };
      await registry().shares.create(aShare(2, 'of another product'), anyone);

      const tries = await Promise.allSettled(
        Array.from({ length: 5 }, (_, index) => registry().shares.create(aShare(1, `${index}`), alone)),
      );

      expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', ...Array(4).fill('rejected')]);
      expect(await registry().shares.list(1)).toHaveLength(1);
    });

    test('go with their product', async () => {
      const { id } = await registry().products.create(aProduct('pk_1'));
      await registry().shares.create(aShare(id, 'one'), anyone);
      await registry().shares.create(aShare(99, 'two'), anyone);

      await registry().products.remove(id);

      expect(await registry().shares.findBySecret('one', at)).toBeUndefined();
      expect(await registry().shares.list(99)).toHaveLength(1);
    });
  });
}
