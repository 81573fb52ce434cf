import type { ApiClient, Product } from '@usance/api';
import { startProgress } from '../terminal/progress.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { differences, type Expectation } from './expectations.ts';

/** Asks the server every question whose answer is known, and tells the differences, one sentence each. */
export async function verify(
  { api, product, expected }: { api: ApiClient; product: Product; expected: readonly Expectation[] },
  terminal: Terminal,
): Promise<string[]> {
  const progress = startProgress('Comparing', terminal.stderr, terminal.now);
  const found: string[] = [];
  try {
    for (const [at, expectation] of expected.entries()) {
      const answer = await api.report(product.id, expectation.report, { query: expectation.query });
      found.push(...differences(expectation, answer));
      progress.report(at + 1, expected.length);
    }
    return found;
  } finally {
    progress.end();
  }
}
