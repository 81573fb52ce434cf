import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';
import { aProduct, at } from './samples.ts';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'privacyChanges' | 'products'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about what changed for products' users, wherever it is kept. */
export function privacyChangesContract({ registry, reopen }: Opened): void {
  describe('changes for a product’s users', () => {
    const widening = {
      at,
      subject: 'settings',
      direction: 'widening',
      details: [{ what: 'keepCountry', before: false, after: true }],
      reason: 'A map “of who uses it”',
    } as const;
    const narrowing = { ...widening, subject: 'plan', direction: 'narrowing', reason: null } as const;

    test('are read the newest first, each product its own, and go with it', async () => {
      const { id } = await registry().products.create(aProduct('pk_1'));
      await registry().privacyChanges.add(id, widening);
      await registry().privacyChanges.add(id, narrowing);
      await registry().privacyChanges.add(99, widening);
      await reopen();

      expect(await registry().privacyChanges.list(id)).toEqual([
        { id: 2, ...narrowing },
        { id: 1, ...widening },
      ]);
      await registry().products.remove(id);
      expect(await registry().privacyChanges.list(id)).toEqual([]);
      expect(await registry().privacyChanges.list(99)).toHaveLength(1);
    });
  });
}
