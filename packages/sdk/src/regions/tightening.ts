import { regionOf, regionTable, type Mode, type Place, type PurposeClass } from './region-table.ts';
import { stricter } from './strictness.ts';

/** Stricter modes, as the vendor likes: for a whole place, or for classes of purposes there. */
export type Tightening = Partial<Record<Place, Mode | Partial<Record<PurposeClass, Mode>>>>;

/** False if a name in it is unknown: nobody can tell then where and for what it was meant. */
export const isTightening = (given: object): given is Tightening =>
  typeof given === 'object' &&
  Object.entries(given).every(
    ([place, change]) =>
      (place === 'unknown' || regionOf(place) !== 'unknown') &&
      (typeof change !== 'object' || Object.keys(change).every((name) => name in regionTable.unknown)),
  );

/** The mode, or the stricter one that holds there. */
export function tighten(mode: Mode, change: Tightening[Place], purposeClass: PurposeClass): Mode {
  const tightened = typeof change === 'object' ? change[purposeClass] : change;
  return tightened === undefined ? mode : stricter(mode, tightened);
}
