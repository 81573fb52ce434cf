import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';
import { aProduct } from './samples.ts';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'erasures' | 'products' | 'rightsRequests'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about requests that reach the vendor, wherever it is kept. */
export function rightsRequestsContract({ registry, reopen }: Opened): void {
  describe('requests of people', () => {
    const aRequest = (kind: 'export' | 'erase', hour: number) => ({
      kind,
      receivedDay: '2026-11-20',
      handledAt: `2026-11-23T${hour}:00:00.000Z`,
      dueDay: '2026-12-20',
      by: 'Olga',
      note: kind === 'erase' ? 'ticket 12' : null,
    });

    test('are read the newest first, each product its own, and go with it', async () => {
      const { id } = await registry().products.create(aProduct('pk_1'));
      const first = await registry().rightsRequests.add(id, aRequest('export', 10));
      await registry().rightsRequests.add(id, aRequest('erase', 11));
      await registry().rightsRequests.add(99, aRequest('erase', 11));
      await reopen();

      expect(first).toEqual({ id: 1, ...aRequest('export', 10), isDone: true });
      expect(await registry().rightsRequests.list(id, 100)).toEqual([
        { id: 2, ...aRequest('erase', 11), isDone: true },
        first,
      ]);
      expect(await registry().rightsRequests.list(id, 1)).toHaveLength(1);
      await registry().products.remove(id);
      expect(await registry().rightsRequests.list(id, 100)).toEqual([]);
      expect(await registry().rightsRequests.list(99, 100)).toHaveLength(1);
    });

    test('are done when every erasure that was asked for until then is', async () => {
      const tombstone = { productId: 1, pseudonym: 'a', requestedAt: '2026-11-23T11:00:00.000Z' };
      await registry().erasures.add([tombstone]);
      await registry().rightsRequests.add(1, aRequest('erase', 10));
      await registry().rightsRequests.add(1, aRequest('erase', 11));
      await registry().rightsRequests.add(1, aRequest('erase', 12));
      const done = async () => (await registry().rightsRequests.list(1, 100)).map(({ isDone }) => isDone);

      expect(await done()).toEqual([false, false, true]);
      await registry().erasures.finish(1, { pseudonyms: ['a'], ordinals: [], at: '2026-11-23T11:30:00.000Z' });
      expect(await done()).toEqual([true, true, true]);
    });
  });
}
