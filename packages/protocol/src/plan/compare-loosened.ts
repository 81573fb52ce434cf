import type { PlannedLoosening } from '../plan.ts';
import { placeOf } from './canonical.ts';
import { change, type PlanChange } from './compare-entry.ts';

type Loosenings = readonly PlannedLoosening[] | undefined;

/** Where people are asked no more, or again. */
export function compareLoosened(old: Loosenings = [], changed: Loosenings = []): PlanChange[] {
  const [before, after] = [old, changed].map((all) => new Map(all.map((one) => [placeOf(one), one])));
  const places = [...new Set([...old, ...changed].map(placeOf))].toSorted();
  return places.flatMap((place) => {
    const [was, is] = [before?.get(place), after?.get(place)];
    const path = ['loosened', place];
    if (is === undefined) return [change(path, 'narrowing', 'people are asked first again')];
    if (was !== undefined && Object.entries(is).every(([key, value]) => was[key as keyof PlannedLoosening] === value))
      return [];
    const isLooser = was === undefined || (was.mode === 'opt-out' && is.mode === 'notice');
    const effect = isLooser ? 'widening' : was.mode === is.mode ? 'neutral' : 'narrowing';
    return [
      change(
        path,
        effect,
        `people are not asked first (${is.mode}), by ${is.by} on ${is.date}: ${is.reason} (${is.legalBasis})`,
      ),
    ];
  });
}
