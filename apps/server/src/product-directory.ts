import type { Product, ProductSettings } from '@usance/api';
import type { CollectedProduct } from '@usance/collector';
import type { Registry } from '@usance/registry';
import { nothingDeclared, type DeclaredValues } from '@usance/reports';
import type { KeyObject } from 'node:crypto';
import { createPlansInForce, type HeldPlan } from './plan/plans-in-force.ts';
import { productSecret } from './secrets.ts';

/** A product as the collector's route knows it. */
export interface DirectoryEntry extends CollectedProduct {
  /** What its plan declares of properties, for reports. */
  declared: DeclaredValues;
  syncsPerMinutePerAddress: number | null;
}

/** All products by their keys, in memory, so that a sync asks no database for its product. */
export interface ProductDirectory {
  find(key: string): DirectoryEntry | undefined;
  /** What a product's pseudonyms are made with. */
  secretOf(productId: number): KeyObject;
  /** Reads the registry again: after a change here, and from time to time for changes made elsewhere. */
  refresh(): Promise<void>;
}

export async function openProductDirectory(
  registry: Registry<ProductSettings>,
  appSecret: string,
): Promise<ProductDirectory> {
  let entries = new Map<string, DirectoryEntry>();
  const plans = createPlansInForce(registry.plans);
  async function refresh() {
    const products = await registry.products.list();
    const inForce = await plans.read();
    entries = new Map(products.map((product) => [product.key, toEntry(product, appSecret, inForce.get(product.id))]));
  }
  await refresh();
  return { find: (key) => entries.get(key), secretOf: (id) => productSecret(appSecret, id), refresh };
}

function toEntry({ id, settings }: Product, appSecret: string, held: HeldPlan | undefined): DirectoryEntry {
  const {
    identity,
    keepCountry,
    acceptedAgeDays,
    identifierMonths,
    keepSessionDays,
    newInstallationsPerHour,
    syncsPerMinutePerAddress,
    syncEverySeconds,
    collect,
  } = settings;
  return {
    id,
    secret: productSecret(appSecret, id),
    identity,
    keepCountry,
    // What would be deleted at once is better refused.
    acceptedAgeDays: Math.min(acceptedAgeDays, keepSessionDays),
    identifierMonths,
    newInstallationsPerHour,
    syncsPerMinutePerAddress,
    settings: { syncEverySeconds, collect },
    plan: held?.plan,
    declared: held?.declared ?? nothingDeclared,
  };
}
