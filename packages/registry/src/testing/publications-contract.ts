import { describe, expect, test } from 'vitest';
import type { Registry } from '../registry.ts';
import { aProduct, at } from './samples.ts';

/** A registry that is empty at first, and the same one after it was closed and opened. */
interface Opened {
  registry(): Pick<Registry<object>, 'publications' | 'products'>;
  reopen(): Promise<void>;
}

/** What every registry keeps to about published numbers and their ledger, wherever it is kept. */
export function publicationsContract({ registry, reopen }: Opened): void {
  describe('publications', () => {
    const lifetimeThousandths = 1_000;
    const payFor = (productId: number, question: string, epsilonThousandths = 300) =>
      registry().publications.payFor(productId, { question, epsilonThousandths, lifetimeThousandths, at });

    test('are paid for once and answered once, each product its own', async () => {
      const first = await payFor(1, 'one');
      expect(first).toEqual({ id: 1, question: 'one', epsilonThousandths: 300, madeAt: at, answer: null });
      await reopen();
      expect(await payFor(1, 'one', 400)).toEqual(first);
      expect(await registry().publications.keepAnswer(1, 1, '[3]')).toBe('[3]');
      expect(await registry().publications.keepAnswer(1, 1, '[4]')).toBe('[3]');
      await payFor(2, 'one', 200);
      await reopen();

      expect(await payFor(1, 'one')).toEqual({ ...first, answer: '[3]' });
      expect(await registry().publications.list(1)).toEqual([{ ...first, answer: '[3]' }]);
      expect(await registry().publications.spent(1)).toBe(300);
      expect(await registry().publications.spent(2)).toBe(200);
      expect(await registry().publications.spent(3)).toBe(0);
    });

    test('never cost more than a lifetime’s ε, whatever is asked, by however many at once, also after a restart', async () => {
      const costs = [170, 10, 333, 90, 1_001, 250, 400, 60, 5, 700, 120, 45];
      for (let round = 0; round < 4; round++) {
        const tries = costs.flatMap((cost, index) =>
          // Each question twice at once.
          [0, 1].map(async () => ({ cost, answer: await payFor(1, `question ${round}.${index}`, cost) })),
        );
        const answers = await Promise.all(tries);
        const paid = (await registry().publications.list(1)).reduce((sum, one) => sum + one.epsilonThousandths, 0);
        expect(await registry().publications.spent(1)).toBe(paid);
        expect(paid).toBeLessThanOrEqual(lifetimeThousandths);
        // In whatever order they came, nothing was refused that could have been paid for.
        const refused = answers.filter(({ answer }) => answer === undefined).map(({ cost }) => cost);
        expect(Math.min(...refused)).toBeGreaterThan(lifetimeThousandths - paid);
        await reopen();
      }

      expect(await payFor(1, 'the last', 1_000)).toBeUndefined();
    });

    test('go with their product; what they cost is not forgotten', async () => {
      const { id } = await registry().products.create(aProduct('pk_1'));
      await payFor(id, 'one');

      await registry().products.remove(id);

      expect(await registry().publications.list(id)).toEqual([]);
      expect(await registry().publications.spent(id)).toBe(300);
    });
  });
}
