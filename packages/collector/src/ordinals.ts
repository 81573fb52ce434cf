import type { KeyObject } from 'node:crypto';
import type { Allowance } from './allowance.ts';
import { CollectorError } from './collector-error.ts';
import type { OrdinalCache } from './ordinal-cache.ts';
import { pseudonymOf } from './pseudonyms.ts';

/** The registry's part: pseudonyms to ordinals, by product. `add` is durable when it answers. */
export interface OrdinalStore {
  find(productId: number, pseudonyms: readonly string[]): Promise<Map<string, number>>;
  add(productId: number, pseudonyms: readonly string[]): Promise<Map<string, number>>;
  /** Those of the pseudonyms whose data was erased, or is about to be. */
  erased(productId: number, pseudonyms: readonly string[]): Promise<Set<string>>;
}

/** Of installations that were asked for. Those that are in neither got no ordinal for want of allowance. */
export interface ResolvedOrdinals {
  ordinals: Map<string, number>;
  erased: Set<string>;
}

export interface OrdinalsOptions {
  store: OrdinalStore;
  cache: OrdinalCache;
  allowance: Allowance;
}

/** Whose ordinals are asked for: installations' IDs of one product. */
export interface OrdinalQuestion {
  productId: number;
  secret: KeyObject;
  newInstallationsPerHour: number | null;
  installations: Iterable<string>;
}

/**
 * Finds the ordinals of installations and gives new ones to those that are new, as far as the product's allowance goes.
 * Those that get none are missing in the answer. Tombstones are looked at before anything else: an erased installation's ordinal may still be there.
 */
export async function resolveOrdinals(question: OrdinalQuestion, options: OrdinalsOptions): Promise<ResolvedOrdinals> {
  const { productId, secret, newInstallationsPerHour, installations } = question;
  const { store, cache, allowance } = options;
  const resolved = new Map<string, number>();
  const erased = new Set<string>();
  const unknown = new Map<string, string>(); // pseudonym → installation
  for (const installation of installations) {
    const ordinal = cache.get(productId, installation);
    if (ordinal === undefined) unknown.set(pseudonymOf(secret, installation), installation);
    else resolved.set(installation, ordinal);
  }
  const learn = (ordinals: Map<string, number>) => {
    for (const [pseudonym, ordinal] of ordinals) {
      const installation = unknown.get(pseudonym);
      if (installation === undefined) continue;
      unknown.delete(pseudonym);
      resolved.set(installation, ordinal);
      cache.set(productId, installation, ordinal);
    }
  };
  try {
    if (unknown.size > 0)
      for (const pseudonym of await store.erased(productId, [...unknown.keys()])) {
        erased.add(unknown.get(pseudonym) ?? '');
        unknown.delete(pseudonym);
      }
    if (unknown.size > 0) learn(await store.find(productId, [...unknown.keys()]));
    const granted = unknown.size > 0 ? allowance.take(productId, unknown.size, newInstallationsPerHour) : 0;
    if (granted > 0) learn(await store.add(productId, [...unknown.keys()].slice(0, granted)));
  } catch (cause) {
    throw new CollectorError('unavailable', 'the registry does not answer; send again later', { cause });
  }
  return { ordinals: resolved, erased };
}
