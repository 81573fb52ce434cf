import { useNames } from '../../ui/filters/useNames.ts';
import type { Step } from './steps.ts';

/** What people call a step. */
export function useStepName(): (step: Step) => string {
  const names = useNames();
  return (step) => (step.kind === 'feature' ? step.name : names.filter(step.key, step.value));
}
