import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';

const at = '2026-11-23T10:00:00.000Z';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'segments' | 'products'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about segments, wherever it is kept. */
export function segmentsContract({ registry, reopen }: Opened): void {
  describe('segments', () => {
    const aSegment = (name: string) => ({ name, filter: 'os=Linux', createdAt: at });

    test('are kept as they are made and changed, each product its own', async () => {
      const pros = await registry().segments.create(1, aSegment('Pros'));
      const amateurs = await registry().segments.create(1, aSegment('Amateurs'));
      const others = await registry().segments.create(2, aSegment('Pros'));
      const changed = await registry().segments.change(1, pros.id, { filter: 'edition=Pro', name: 'Pro “users”' });
      await reopen();

      expect(changed).toEqual({ id: 1, name: 'Pro “users”', filter: 'edition=Pro', createdAt: at });
      expect(await registry().segments.list(1)).toEqual([amateurs, changed]);
      expect(await registry().segments.list(2)).toEqual([others]);
      expect(await registry().segments.change(1, pros.id, {})).toEqual(changed);
      expect(await registry().segments.change(1, others.id, { name: 'Mine' })).toBeUndefined();
      expect(await registry().segments.remove(1, others.id)).toBe(false);
      expect(await registry().segments.remove(2, others.id)).toBe(true);
      expect(await registry().segments.list(2)).toEqual([]);
    });

    test('share no name within a product, of however many at once', async () => {
      const tries = await Promise.allSettled(
        Array.from({ length: 4 }, () => registry().segments.create(1, aSegment('Pros'))),
      );
      const other = await registry().segments.create(1, aSegment('Others'));

      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const reasons = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
      expect(reasons.map(({ code }) => code)).toEqual(['taken', 'taken', 'taken']);
      await expect(registry().segments.change(1, other.id, { name: 'Pros' })).rejects.toMatchObject({ code: 'taken' });
      expect((await registry().segments.list(1)).map(({ name }) => name)).toEqual(['Others', 'Pros']);
    });

    test('go with their product', async () => {
      const { id } = await registry().products.create({ name: 'Notes', key: 'pk_1', settings: {}, createdAt: at });
      await registry().segments.create(id, aSegment('Pros'));
      await registry().segments.create(99, aSegment('Pros'));

      await registry().products.remove(id);

      expect(await registry().segments.list(id)).toEqual([]);
      expect(await registry().segments.list(99)).toHaveLength(1);
    });
  });
}
