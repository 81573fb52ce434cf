/** The different values that are kept of a product's properties, attributes and messages, as far as their plan does not list them. */
export interface KeptValues {
  /** Whether a value may be kept: one that is kept already may, a new one while fewer than `most` are. It then takes a place. */
  admit(item: ValuedItem, value: string, most: number): boolean;
}

/** A property, of which `feature` is empty, an attribute of a feature, or the messages of exceptions, of which `key` is empty too. */
export interface ValuedItem {
  feature: string;
  key: string;
}

/** Values that were found in the warehouse: of one property or attribute. */
export interface FoundValues extends ValuedItem {
  values: readonly string[];
}

/** The values of one product, as they were last found and have been added to since. */
export interface CountedValues extends KeptValues {
  /** Goes on from what is in the warehouse. Called before the warehouse is asked; what it answers does for what was admitted before. */
  renew(): (found: readonly FoundValues[]) => void;
}

export function createCountedValues(): CountedValues {
  let known = new Map<string, Map<string, Set<string>>>();
  let admitted: { item: ValuedItem; value: string }[] = [];

  return {
    admit({ feature, key }, value, most) {
      const values = setOf(known, { feature, key });
      if (values.has(value)) return true;
      if (values.size >= most) return false;
      values.add(value);
      admitted.push({ item: { feature, key }, value });
      return true;
    },
    renew() {
      // Some of these may not be in the warehouse yet. Those that never come lose their places at the next renewal.
      const before = admitted;
      admitted = [];
      return (found) => {
        const next: typeof known = new Map();
        for (const { feature, key, values } of found) {
          const set = setOf(next, { feature, key });
          for (const value of values) set.add(value);
        }
        for (const { item, value } of [...before, ...admitted]) setOf(next, item).add(value);
        known = next;
      };
    },
  };
}

function setOf(all: Map<string, Map<string, Set<string>>>, { feature, key }: ValuedItem): Set<string> {
  let ofFeature = all.get(feature);
  if (ofFeature === undefined) all.set(feature, (ofFeature = new Map()));
  let values = ofFeature.get(key);
  if (values === undefined) ofFeature.set(key, (values = new Set()));
  return values;
}
