/** One line of the table `arrivals` for each product and day: the installations that sent something of it. */
export interface Arrivals {
  add(arrival: { productId: number; day: string; installation: number }): void;
  lines(): string[];
}

export const arrivalColumns = ['product_id', 'day', 'received_day', 'ordinals'] as const;

/** Gathers the arrivals of one commit. `receivedDay` is the server's day. */
export function createArrivals(receivedDay: string): Arrivals {
  const installations = new Map<string, { productId: number; day: string; ordinals: Set<number> }>();
  return {
    add({ productId, day, installation }) {
      const key = `${productId}/${day}`;
      const entry = installations.get(key);
      if (entry) entry.ordinals.add(installation);
      else installations.set(key, { productId, day, ordinals: new Set([installation]) });
    },
    lines: () =>
      [...installations.values()].map(({ productId, day, ordinals }) =>
        JSON.stringify([productId, day, receivedDay, [...ordinals]]),
      ),
  };
}
