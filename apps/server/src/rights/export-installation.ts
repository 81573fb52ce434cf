import type { ExportedInstallation } from '@usance/api';
import { installationHistory } from '@usance/reports';
import type { Context } from '../context.ts';

/** Everything that one installation may have: two years of sessions, many a day. */
const exportLimit = 1_000_000;

/** No installation has this ordinal: what is not known is looked for all the same, so that it takes as long. */
const nobodysOrdinal = 0;

/** Whose data is meant: the ID as its person gave it, and what the registry knows of it. */
export interface Asked {
  productId: number;
  installation: string;
  pseudonym: string;
}

/** All that is kept of an installation, in the same shape and time if nothing is. */
export async function exportInstallation(
  { registry, warehouse, now }: Pick<Context, 'registry' | 'warehouse' | 'now'>,
  { productId, installation, pseudonym }: Asked,
): Promise<ExportedInstallation> {
  const found = await registry.installations.find(productId, [pseudonym]);
  const erased = await registry.erasures.find(productId, [pseudonym]);
  const ordinal = erased.has(pseudonym) ? undefined : found.get(pseudonym);
  const history = await installationHistory(warehouse, productId, {
    installation: ordinal ?? nobodysOrdinal,
    from: '2000-01-01',
    to: '2099-12-31',
    limit: exportLimit,
  });
  const { firstDay = null, replacement = false, sessionDays = [], exceptions = [], events = [] } = history ?? {};
  return { exportedAt: now().toISOString(), installation, firstDay, replacement, sessionDays, exceptions, events };
}
