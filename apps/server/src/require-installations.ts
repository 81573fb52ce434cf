import type { ProductSettings } from '@usance/api';
import { ProblemError } from './problem-error.ts';

/** Throws the problem `needs-installations` for a product in No-ID mode: it knows no installation, so that there is nothing to ask about one. */
export function requireInstallations({ identity }: Pick<ProductSettings, 'identity'>): void {
  if (identity === 'none')
    throw new ProblemError(
      'needs-installations',
      'this product counts weeks without an ID, and knows no installation; ask weekly-activity, weekly-breakdown or weekly-features',
    );
}
