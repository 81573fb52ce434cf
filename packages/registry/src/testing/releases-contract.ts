import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';
import { aProduct } from './samples.ts';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'releases' | 'products'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about releases, wherever it is kept. */
export function releasesContract({ registry, reopen }: Opened): void {
  describe('releases', () => {
    const aRelease = (version: string, day: string, note: string | null = null) => ({ version, day, note });

    test('are kept by day, the latest first, each product its own', async () => {
      const older = await registry().releases.put(1, aRelease('4.1.0', '2026-10-01', 'The “big” one'));
      const newer = await registry().releases.put(1, aRelease('4.2.0', '2026-11-02'));
      const sameDay = await registry().releases.put(1, aRelease('4.2.1', '2026-11-02'));
      const other = await registry().releases.put(2, aRelease('4.1.0', '2026-10-01'));
      await reopen();

      expect(older).toEqual({ id: 1, ...aRelease('4.1.0', '2026-10-01', 'The “big” one') });
      expect(await registry().releases.list(1)).toEqual([sameDay, newer, older]);
      expect(await registry().releases.list(2)).toEqual([other]);
      expect(await registry().releases.remove(1, other.id)).toBe(false);
      expect(await registry().releases.remove(2, other.id)).toBe(true);
      expect(await registry().releases.list(2)).toEqual([]);
    });

    test('of a version that is known are told anew, however many say so at once', async () => {
      const first = await registry().releases.put(1, aRelease('4.1.0', '2026-10-01', 'first'));

      const again = await Promise.all(
        ['2026-10-02', '2026-10-03', '2026-10-04'].map((day) => registry().releases.put(1, aRelease('4.1.0', day))),
      );

      expect(again.map(({ id }) => id)).toEqual(again.map(() => first.id));
      const [kept, ...others] = await registry().releases.list(1);
      expect(others).toEqual([]);
      expect(kept).toMatchObject({ id: first.id, version: '4.1.0', note: null });
      expect(again.map(({ day }) => day)).toContain(kept?.day);
    });

    test('go with their product', async () => {
      const { id } = await registry().products.create(aProduct('pk_1'));
      await registry().releases.put(id, aRelease('4.1.0', '2026-10-01'));
      await registry().releases.put(99, aRelease('4.1.0', '2026-10-01'));

      await registry().products.remove(id);

      expect(await registry().releases.list(id)).toEqual([]);
      expect(await registry().releases.list(99)).toHaveLength(1);
    });
  });
}
