import type { JSX } from 'react';
import { useTranslations } from 'use-intl';
import { useDimensions } from '../../data/dimensions.ts';
import { dimensionsOf, type BreakdownGroup } from './breakdown-groups.ts';
import { BreakdownPanel } from '../../ui/report/BreakdownPanel.tsx';
import type { Question } from '../../ui/report/question.ts';

interface BreakdownPanelsProps {
  groups: readonly BreakdownGroup[];
  product: number;
  question: Question;
}

/** One card for each group that has a dimension to show. */
export function BreakdownPanels({ groups, product, question }: BreakdownPanelsProps): JSX.Element[] {
  const t = useTranslations('overview.cards');
  const known = useDimensions(product).data;
  return groups
    .map((group) => ({ group, dimensions: dimensionsOf(group, known) }))
    .filter(({ dimensions }) => dimensions.length > 0)
    .map(({ group, dimensions }) => (
      <BreakdownPanel key={group} title={t(group)} dimensions={dimensions} product={product} question={question} />
    ));
}
