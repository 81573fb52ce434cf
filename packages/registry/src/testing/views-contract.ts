import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';

const at = '2026-11-26T10:00:00.000Z';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'views' | 'products'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about saved views, wherever it is kept. */
export function viewsContract({ registry, reopen }: Opened): void {
  describe('views', () => {
    const aView = (name: string) => ({ name, page: 'retention', query: 'from=-89d&os=Linux', createdAt: at });

    test('are kept by name, each product its own, until they are removed', async () => {
      const weekly = await registry().views.create(1, aView('Weekly'));
      const daily = await registry().views.create(1, { ...aView('Daily “look”'), page: '', query: '' });
      const others = await registry().views.create(2, aView('Weekly'));
      await reopen();

      expect(weekly).toEqual({ id: 1, ...aView('Weekly') });
      expect(await registry().views.list(1)).toEqual([daily, weekly]);
      expect(await registry().views.list(2)).toEqual([others]);
      expect(await registry().views.remove(1, others.id)).toBe(false);
      expect(await registry().views.remove(1, weekly.id)).toBe(true);
      expect(await registry().views.list(1)).toEqual([daily]);
    });

    test('share no name within a product', async () => {
      await registry().views.create(1, aView('Weekly'));

      await expect(registry().views.create(1, aView('Weekly'))).rejects.toMatchObject({ code: 'taken' });
      expect(await registry().views.list(1)).toHaveLength(1);
    });

    test('go with their product', async () => {
      const { id } = await registry().products.create({ name: 'Notes', key: 'pk_1', settings: {}, createdAt: at });
      await registry().views.create(id, aView('Weekly'));
      await registry().views.create(99, aView('Weekly'));

      await registry().products.remove(id);

      expect(await registry().views.list(id)).toEqual([]);
      expect(await registry().views.list(99)).toHaveLength(1);
    });
  });
}
