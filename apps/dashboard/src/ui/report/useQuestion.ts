import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { today } from '../filters/day.ts';
import { useView } from '../filters/useView.ts';
import { questionOf, type Question } from './question.ts';

/** What the page's address asks. `by` is what the page is split by unless the address says otherwise. */
export function useQuestion(by?: string): Question {
  const { view } = useView();
  // Paper is narrow too, but who prints wants what stands on the screen, and at once: nothing is asked anew for it.
  const isNarrow = useMediaQuery('screen and (max-width: 860px)', false, { getInitialValueInEffect: false });
  const now = today();
  return useMemo(() => questionOf(view, { now, isNarrow, by }), [view, now, isNarrow, by]);
}
