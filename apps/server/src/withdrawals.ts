import type { ProductSettings } from '@usance/api';
import type { Registry } from '@usance/registry';
import { openLineLedger } from './line-ledger.ts';

/** Access that was taken away: a share link that was ended, a token that was deleted, a person whose account was removed. */
export interface Withdrawal {
  kind: 'share' | 'token' | 'person';
  id: number;
  /** When it was given: a number that a restore let be given again is of something else. */
  createdAt: string;
}

/** Every withdrawal once more, in a file that no backup holds and no restore replaces: an older backup gives nobody back what was taken away since. */
export interface Withdrawals {
  /** To be called before the registry takes the access away, unless it may refuse to. Durable when it returns. */
  add(withdrawal: Withdrawal): void;
  /** Takes away again what a restore brought back. */
  replay(): Promise<void>;
}

/** Who does it, as the list of changes names them: it follows what somebody decided before. */
const theRestore = { kind: 'token', id: 0, name: 'Restore' } as const;

/** One JSON array a line: kind, number, time. */
type Line = [Withdrawal['kind'], id: number, createdAt: string];

export function keepWithdrawals(registry: Registry<ProductSettings>, file: string, now: () => Date): Withdrawals {
  const lines = openLineLedger<Line>(file);
  return {
    add: ({ kind, id, createdAt }) => lines.add([kind, id, createdAt]),
    async replay() {
      const withdrawn = new Set(lines.read().map((line) => line.join(' ')));
      if (withdrawn.size === 0) return;
      const isWithdrawn = (kind: Withdrawal['kind'], { id, createdAt }: { id: number; createdAt: string }) =>
        withdrawn.has([kind, id, createdAt].join(' '));
      for (const product of await registry.products.list())
        for (const share of await registry.shares.list(product.id))
          if (isWithdrawn('share', share)) await registry.shares.revoke(product.id, share.id, now().toISOString());
      for (const token of await registry.tokens.list())
        if (isWithdrawn('token', token)) await registry.tokens.remove(token.id);
      for (const person of await registry.people.list())
        if (isWithdrawn('person', person))
          await registry.people.remove(person.id, { at: now().toISOString(), by: theRestore });
    },
  };
}
