import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';
import { aProduct, at } from './samples.ts';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'expiries' | 'installations' | 'products'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about what it deleted in time, wherever it is kept. */
export function expiriesContract({ registry, reopen }: Opened): void {
  describe('what expired', () => {
    test('is read the newest first, each product its own, and goes with it', async () => {
      const { id } = await registry().products.create(aProduct('pk_1'));
      const first = { at, sessionDays: 3_000_000_000, details: 2, weeks: 5, installations: 1, parts: 4 };
      const second = { ...first, details: 0, weeks: 0 };
      await registry().expiries.add(id, first);
      await registry().expiries.add(id, second);
      await registry().expiries.add(99, first);
      await reopen();

      expect(await registry().expiries.list(id, 10)).toEqual([second, first]);
      expect(await registry().expiries.list(id, 1)).toEqual([second]);
      await registry().products.remove(id);
      expect(await registry().expiries.list(id, 10)).toEqual([]);
      expect(await registry().expiries.list(99, 10)).toEqual([first]);
    });

    test('may be installations, which get a new ordinal when they come back, or their old one if they never left', async () => {
      await registry().installations.add(1, ['a', 'b', 'c']);
      await registry().installations.add(2, ['a']);

      const forgotten = await registry().installations.forget(1, [1, 2, 77]);

      expect(forgotten).toEqual(
        new Map([
          ['a', 1],
          ['b', 2],
        ]),
      );
      expect(await registry().installations.find(1, ['a', 'b', 'c'])).toEqual(new Map([['c', 3]]));
      expect(await registry().installations.find(2, ['a'])).toEqual(new Map([['a', 1]]));
      await registry().installations.add(1, ['b']);
      await registry().installations.remember(1, forgotten);
      expect(await registry().installations.find(1, ['a', 'b'])).toEqual(
        new Map([
          ['a', 1],
          ['b', 4],
        ]),
      );
    });
  });
}
