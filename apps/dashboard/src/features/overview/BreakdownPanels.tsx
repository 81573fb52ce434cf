import type { JSX } from 'react';
import { useDimensions } from '../../data/dimensions.ts';
import { dimensionsOf, type BreakdownGroup } from './breakdown-groups.ts';
import { BreakdownPanel } from './BreakdownPanel.tsx';
import type { Question } from './question.ts';

interface BreakdownPanelsProps {
  groups: readonly BreakdownGroup[];
  product: number;
  question: Question;
}

/** One card for each group that has a dimension to show. */
export function BreakdownPanels({ groups, product, question }: BreakdownPanelsProps): JSX.Element[] {
  const known = useDimensions(product).data;
  return groups
    .map((group) => ({ group, dimensions: dimensionsOf(group, known) }))
    .filter(({ dimensions }) => dimensions.length > 0)
    .map(({ group, dimensions }) => (
      <BreakdownPanel key={group} name={group} dimensions={dimensions} product={product} question={question} />
    ));
}
