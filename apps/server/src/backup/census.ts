import type { RowsOf } from '@usance/registry';

/** Who a registry knows, gathered from its rows as they pass: a bit for each installation. */
export interface Census {
  add(rows: RowsOf): void;
  /** IDs of the products there are. */
  readonly products: number[];
  /** Whether an ordinal of a product stands for somebody. */
  knows(productId: number, ordinal: number): boolean;
}

export function createCensus(): Census {
  const products: number[] = [];
  const known = new Map<number, Buffer>();

  function addInstallation(productId: number, ordinal: number) {
    let bits = known.get(productId) ?? Buffer.alloc(0);
    const at = ordinal >> 3;
    if (at >= bits.length) {
      bits = Buffer.concat([bits], Math.max(1_024, 2 * at));
      known.set(productId, bits);
    }
    bits.writeUInt8(bits.readUInt8(at) | (1 << (ordinal & 7)), at);
  }

  return {
    products,
    add({ table, rows }) {
      if (table === 'products') products.push(...rows.map(({ id }) => Number(id)));
      if (table === 'installations')
        for (const { product_id: productId, ordinal } of rows) addInstallation(Number(productId), Number(ordinal));
    },
    knows(productId, ordinal) {
      const bits = known.get(productId);
      const at = ordinal >> 3;
      return bits !== undefined && at < bits.length && (bits.readUInt8(at) & (1 << (ordinal & 7))) !== 0;
    },
  };
}
