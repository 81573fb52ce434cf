import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';
import { aProduct } from './samples.ts';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'manifests' | 'products'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about the manifests that were shown, wherever it is kept. */
export function manifestsContract({ registry, reopen }: Opened): void {
  describe('manifests', () => {
    const first = { number: 1, toldHash: 'a', hash: 'A', previous: null };
    const second = { number: 2, toldHash: 'b', hash: 'B', previous: 'A' };

    test('follow one another, each product’s its own, one to a number, and go with it', async () => {
      const { id } = await registry().products.create(aProduct('pk_1'));
      expect(await registry().manifests.latest(id)).toBeUndefined();
      expect(await registry().manifests.add(id, first)).toBe(true);
      expect(await registry().manifests.add(id, second)).toBe(true);
      expect(await registry().manifests.add(id, { ...second, hash: 'C' })).toBe(false);
      expect(await registry().manifests.add(99, first)).toBe(true);
      await reopen();

      expect(await registry().manifests.latest(id)).toEqual(second);
      await registry().products.remove(id);
      expect(await registry().manifests.latest(id)).toBeUndefined();
      expect(await registry().manifests.latest(99)).toEqual(first);
    });
  });
}
