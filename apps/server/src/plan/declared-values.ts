import { fullPlan, type FullShape, type PlanDocument } from '@usance/protocol';
import type { DeclaredValues } from '@usance/reports';

/** What a plan declares of properties one by one, or as numbers; a pattern declares no value. */
export function declaredValues(document: PlanDocument): DeclaredValues {
  const properties = Object.entries(fullPlan(document).properties);
  return {
    texts: properties.flatMap(([property, { shape }]) => textsOf(shape).map((text) => ({ property, text }))),
    numbers: properties.filter(([, { shape }]) => shape.type === 'number').map(([property]) => property),
  };
}

/** Values as they are kept. */
function textsOf(shape: FullShape): string[] {
  switch (shape.type) {
    case 'boolean':
      return ['false', 'true'];
    case 'enum':
      return shape.values;
    case 'buckets':
      return shape.bounds.map(String);
    default:
      return [];
  }
}
