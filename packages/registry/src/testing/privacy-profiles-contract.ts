import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';
import { aProduct } from './samples.ts';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'privacyProfiles' | 'products'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about what vendors say of themselves, wherever it is kept. */
export function privacyProfilesContract({ registry, reopen }: Opened): void {
  describe('a privacy profile', () => {
    test('is what it was last set to, each product its own, and goes with it', async () => {
      const { id } = await registry().products.create(aProduct('pk_1'));
      expect(await registry().privacyProfiles.find(id)).toBeUndefined();
      await registry().privacyProfiles.put(id, { vendorName: 'First' });
      await registry().privacyProfiles.put(id, { vendorName: 'Köln “GmbH”' });
      await registry().privacyProfiles.put(99, { vendorName: 'Another' });
      await reopen();

      expect(await registry().privacyProfiles.find(id)).toEqual({ vendorName: 'Köln “GmbH”' });
      await registry().products.remove(id);
      expect(await registry().privacyProfiles.find(id)).toBeUndefined();
      expect(await registry().privacyProfiles.find(99)).toEqual({ vendorName: 'Another' });
    });
  });
}
