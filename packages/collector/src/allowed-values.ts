import { objectionTo, objectionToText, type Choice, type Objection } from './choice.ts';
import type { CompiledValue } from './plan/compile-plan.ts';
import type { Value } from './plan/compile-shape.ts';
import { inside, leaveOut, type Place } from './salvage.ts';

const otherValue: Objection = { code: 'undeclared', detail: 'the plan of the product does not declare such a value' };

const tooMany: Objection = {
  code: 'too-many-values',
  detail:
    'as many different values of it are kept as the plan lets be; make it an enum or buckets, or raise "distinct"',
};

interface ValuesPlace {
  choice: Choice;
  at: Place;
  /** The feature whose attributes they are. */
  feature?: string;
}

/** Properties or attributes as they are kept: those that are declared, with a value that is, in the shape that is. */
export function allowedValues(
  values: Record<string, Value>,
  declared: ReadonlyMap<string, CompiledValue>,
  { choice, at, feature = '' }: ValuesPlace,
): Record<string, Value> {
  const kept: Record<string, Value> = {};
  for (const [key, value] of Object.entries(values)) {
    const item = declared.get(key);
    const asKept = item?.shape.fit(value);
    const objection =
      objectionTo(choice, item) ??
      (asKept === undefined ? otherValue : undefined) ??
      (item?.shape.isFree === true ? objectionToText(choice, String(value)) : undefined) ??
      // Last: what is not kept takes no place.
      (item === undefined || hasRoom(choice, item, { feature, key, value: asKept }) ? undefined : tooMany);
    if (objection === undefined && asKept !== undefined) kept[key] = asKept;
    // A key that nobody declared may be data itself; such a one is not said back.
    else if (item === undefined && choice.guard.isPersonal(key))
      leaveOut(at, 'personal', 'a key looks as if it named a person or held a secret');
    else if (objection !== undefined) leaveOut(inside(at, key), objection.code, objection.detail);
  }
  return kept;
}

interface OneValue {
  feature: string;
  key: string;
  value: Value | undefined;
}

function hasRoom({ values }: Choice, { shape }: CompiledValue, { feature, key, value }: OneValue): boolean {
  if (shape.mostValues === undefined || values === undefined) return true;
  return values.admit({ feature, key }, String(value), shape.mostValues);
}
