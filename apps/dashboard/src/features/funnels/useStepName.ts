import { parseClause } from '@usance/api';
import { useNames } from '../../ui/filters/useNames.ts';
import type { Step } from './steps.ts';

/** What people call a step. One whose value cannot be read is called as it is written; the server says what is wrong with it. */
export function useStepName(): (step: Step) => string {
  const names = useNames();
  return (step) => {
    if (step.kind === 'feature') return step.name;
    try {
      const { relation, values } = names.demand(step.key, parseClause(step.key, step.value));
      return `${names.dimension(step.key)} ${relation} ${values}`;
    } catch {
      return `${step.key}=${step.value}`;
    }
  };
}
