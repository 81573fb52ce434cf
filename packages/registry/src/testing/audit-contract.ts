import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';
import { aProduct, at } from './samples.ts';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'audit' | 'products'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about its audit log, wherever it is kept. */
/** Each link tells all before it. */
const link = (previous: string, text: string) => `${previous}\n${text}`;

export function auditContract({ registry, reopen }: Opened): void {
  describe('the audit log', () => {
    const entry = (n: number) =>
      ({
        at,
        by: { kind: n % 2 ? 'token' : 'person', id: n, name: `Olga “${n}”` },
        action: 'installation-view',
        outcome: n % 2 ? 'found' : 'not-found',
      }) as const;

    test('is read from its end, a page at a time, each product its own', async () => {
      for (const n of [1, 2, 3]) await registry().audit.add(1, entry(n), link);
      await registry().audit.add(2, entry(4), link);
      await reopen();

      const [third, second, ...others] = await registry().audit.list(1, { limit: 2 });
      expect(third).toEqual({ id: 3, ...entry(3) });
      expect(second).toEqual({ id: 2, ...entry(2) });
      expect(others).toEqual([]);
      expect(await registry().audit.list(1, { before: second?.id, limit: 2 })).toEqual([{ id: 1, ...entry(1) }]);
      expect(await registry().audit.list(1, { before: 1, limit: 2 })).toEqual([]);
      expect(await registry().audit.list(2, { limit: 9 })).toEqual([{ id: 4, ...entry(4) }]);
    });

    test('keeps every entry, however many come at once', async () => {
      await Promise.all(Array.from({ length: 20 }, (_, n) => registry().audit.add(1, entry(n), link)));

      const kept = await registry().audit.list(1, { limit: 100 });
      expect(kept.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, n) => 20 - n));
      expect(new Set(kept.map(({ by }) => by.id)).size).toBe(20);
    });

    test('follows from entry to entry, each product for itself', async () => {
      for (const n of [1, 2, 3, 4]) await registry().audit.add(n === 3 ? 2 : 1, entry(n), link);

      const { links, ...checked } = await registry().audit.check(1, link);
      expect(checked).toEqual({ entries: 3, linkedFrom: 1, broken: null });
      expect(links[2]?.split('\n').slice(1)).toEqual(
        [1, 2, 4].map((n) => expect.stringContaining(`Olga “${n}”`) as string),
      );
      expect(await registry().audit.check(1, (...said) => `${link(...said)}!`)).toMatchObject({ broken: 1 });
      expect(await registry().audit.check(9, link)).toEqual({ entries: 0, linkedFrom: null, broken: null, links: [] });
    });

    test('goes with its product', async () => {
      const { id } = await registry().products.create(aProduct('pk_1'));
      await registry().audit.add(id, entry(1), link);
      await registry().audit.add(99, entry(2), link);

      await registry().products.remove(id);

      expect(await registry().audit.list(id, { limit: 9 })).toEqual([]);
      expect(await registry().audit.list(99, { limit: 9 })).toHaveLength(1);
    });
  });
}
