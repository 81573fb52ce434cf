import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';
import { aProduct, at, pseudonyms } from './samples.ts';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'erasures' | 'installations' | 'products'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about erasures, wherever it is kept. */
export function erasuresContract({ registry, reopen }: Opened): void {
  describe('erasures', () => {
    const tombstone = (pseudonym: string, productId = 1) => ({ productId, pseudonym, requestedAt: at });
    const done = (names: string[], ordinals: number[]) => ({ pseudonyms: names, ordinals, at });

    test('are open from their tombstone to their end, also over a restart', async () => {
      await registry().installations.add(1, ['a', 'b']);
      await registry().erasures.add([tombstone('a'), tombstone('nobody')]);
      await registry().erasures.add([tombstone('a')]);
      await reopen();

      expect(await registry().erasures.open()).toHaveLength(2);
      expect(await registry().erasures.find(1, ['a', 'b', 'nobody'])).toEqual(new Set(['a', 'nobody']));
      expect(await registry().erasures.find(2, ['a'])).toEqual(new Set());

      await registry().erasures.takeInstallations(1, ['a', 'nobody']);
      await reopen();
      expect(await registry().installations.find(1, ['a', 'b'])).toEqual(new Map([['b', 2]]));
      expect(await registry().erasures.ordinals()).toEqual(new Map([[1, [1]]]));
      expect(await registry().erasures.count(1)).toEqual({ requested: 2, open: 2 });

      await registry().erasures.finish(1, done(['a', 'nobody'], [1]));
      await reopen();
      expect(await registry().erasures.open()).toEqual([]);
      expect(await registry().erasures.ordinals()).toEqual(new Map());
      expect(await registry().erasures.find(1, ['a', 'nobody'])).toEqual(new Set(['a', 'nobody']));
      expect(await registry().erasures.count(1)).toEqual({ requested: 2, open: 0 });
    });

    test('are open again if the installation is there all the same', async () => {
      await registry().erasures.add([tombstone('a')]);
      await registry().erasures.finish(1, done(['a'], []));

      await registry().installations.add(1, ['a']);

      expect(await registry().erasures.open()).toEqual([tombstone('a')]);
    });

    test('may be many at once, or none', async () => {
      const many = pseudonyms(0, 1_234);
      await registry().installations.add(1, many);

      await registry().erasures.add([]);
      await registry().erasures.add(many.map((pseudonym) => tombstone(pseudonym)));
      await registry().erasures.takeInstallations(1, many);

      expect((await registry().erasures.ordinals()).get(1)).toHaveLength(1_234);
      await registry().erasures.finish(1, done(many, (await registry().erasures.ordinals()).get(1) ?? []));
      expect(await registry().erasures.count(1)).toEqual({ requested: 1_234, open: 0 });
    });

    test('go with their product', async () => {
      const { id } = await registry().products.create(aProduct('pk_1'));
      await registry().installations.add(id, ['a']);
      await registry().erasures.add([tombstone('a', id), tombstone('a', 99)]);
      await registry().erasures.takeInstallations(id, ['a']);

      await registry().products.remove(id);

      expect(await registry().erasures.open()).toEqual([tombstone('a', 99)]);
      expect(await registry().erasures.ordinals()).toEqual(new Map());
    });
  });
}
