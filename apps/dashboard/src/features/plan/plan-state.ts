import { addDays } from '../../ui/filters/day.ts';

export type PlanState = 'used' | 'unused' | 'soon' | 'expired';

/** From when on before its end an item is said to end soon. */
const warnDays = 30;

/** How an item of the plan stands today: whether it has ended, ends soon, or arrives. */
export function planState(expires: string, installations: number, day: string): PlanState {
  if (expires < day) return 'expired';
  if (expires <= addDays(day, warnDays)) return 'soon';
  return installations > 0 ? 'used' : 'unused';
}
