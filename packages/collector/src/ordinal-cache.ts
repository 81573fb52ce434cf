/** Remembers which ordinals belong to which installations, in memory only, the most recently used first. */
export interface OrdinalCache {
  get(productId: number, installation: string): number | undefined;
  set(productId: number, installation: string, ordinal: number): void;
  /** Forgets a product. */
  clear(productId: number): void;
}

/**
 * Two generations a product: when the young one is full, it becomes the old one and the old one goes. That keeps at least the
 * last `capacity` used, at the cost of one more look-up, with no list to maintain.
 */
export function createOrdinalCache(capacity: number): OrdinalCache {
  const generations = new Map<number, { young: Map<string, number>; old: Map<string, number> }>();

  function set(productId: number, installation: string, ordinal: number) {
    let generation = generations.get(productId);
    if (generation === undefined) generations.set(productId, (generation = { young: new Map(), old: new Map() }));
    generation.young.set(installation, ordinal);
    if (generation.young.size >= capacity) generations.set(productId, { young: new Map(), old: generation.young });
  }

  return {
    get(productId, installation) {
      const generation = generations.get(productId);
      const young = generation?.young.get(installation);
      if (young !== undefined) return young;
      const old = generation?.old.get(installation);
      if (old !== undefined) set(productId, installation, old);
      return old;
    },
    set,
    clear: (productId) => generations.delete(productId),
  };
}
