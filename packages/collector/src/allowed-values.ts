import { isHarmless, mayTake, type Choice } from './choice.ts';
import type { CompiledValue } from './plan/compile-plan.ts';
import type { Value } from './plan/compile-shape.ts';
import { inside, leaveOut, type Place } from './salvage.ts';

interface Asked {
  choice: Choice;
  at: Place;
}

/** Properties or attributes as they are kept: those that are declared, with a value that is, in the shape that is. */
export function allowedValues(
  values: Record<string, Value>,
  declared: ReadonlyMap<string, CompiledValue>,
  { choice, at }: Asked,
): Record<string, Value> {
  const kept: Record<string, Value> = {};
  for (const [key, value] of Object.entries(values)) {
    const item = declared.get(key);
    // A key that nobody declared may be data itself; such a one is not said back.
    if (item === undefined && !isHarmless(choice, key, at)) continue;
    const place = inside(at, key);
    if (!mayTake(choice, item, place)) continue;
    const fit = item.shape.fit(value);
    if (fit === undefined) leaveOut(place, 'undeclared', 'the plan of the product does not declare such a value');
    else if (!item.shape.isFree || isHarmless(choice, String(fit), place)) kept[key] = fit;
  }
  return kept;
}
