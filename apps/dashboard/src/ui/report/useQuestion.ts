import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { today } from '../filters/day.ts';
import { useView } from '../filters/useView.ts';
import { questionOf, type Question } from './question.ts';

/** Paper is narrow too, but who prints wants what stands on the screen, and at once: nothing is asked anew for it. */
export const narrowScreen = 'screen and (max-width: 860px)';

/** What the page's address asks. `by` is what the page is split by unless the address says otherwise. */
export function useQuestion(by?: string): Question {
  const { view } = useView();
  const isNarrow = useMediaQuery(narrowScreen, false, { getInitialValueInEffect: false });
  const now = today();
  return useMemo(() => questionOf(view, { now, isNarrow, by }), [view, now, isNarrow, by]);
}
