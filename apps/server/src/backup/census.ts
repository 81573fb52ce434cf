import type { RowsOf } from '@usance/registry';

/** Who a registry knows, gathered from its rows as they pass: a bit for each installation. */
export interface Census {
  add(rows: RowsOf): void;
  /** IDs of the products there are. */
  readonly products: number[];
  /** Ordinals that a product once gave and that stand for nobody any more. */
  missing(productId: number): number[];
}

const counterName = /^installations\/(\d+)$/;

export function createCensus(): Census {
  const products: number[] = [];
  const known = new Map<number, Buffer>();
  /** The highest ordinal that each product has given. */
  const highest = new Map<number, number>();

  function addInstallation(productId: number, ordinal: number) {
    let bits = known.get(productId) ?? Buffer.alloc(0);
    const at = ordinal >> 3;
    if (at >= bits.length) {
      bits = Buffer.concat([bits], Math.max(1_024, 2 * at));
      known.set(productId, bits);
    }
    bits.writeUInt8(bits.readUInt8(at) | (1 << (ordinal & 7)), at);
  }

  function isKnown(productId: number, ordinal: number): boolean {
    const bits = known.get(productId);
    const at = ordinal >> 3;
    return bits !== undefined && at < bits.length && (bits.readUInt8(at) & (1 << (ordinal & 7))) !== 0;
  }

  return {
    products,
    add({ table, rows }) {
      if (table === 'products') products.push(...rows.map(({ id }) => Number(id)));
      if (table === 'installations')
        for (const { product_id: productId, ordinal } of rows) addInstallation(Number(productId), Number(ordinal));
      if (table === 'counters')
        for (const { name, value } of rows) {
          const [, productId] = counterName.exec(String(name)) ?? [];
          if (productId !== undefined) highest.set(Number(productId), Number(value));
        }
    },
    missing(productId) {
      const missing: number[] = [];
      for (let ordinal = 1; ordinal <= (highest.get(productId) ?? 0); ordinal += 1)
        if (!isKnown(productId, ordinal)) missing.push(ordinal);
      return missing;
    },
  };
}
