import { useMemo } from 'react';
import { useReport, type Asking } from '../../data/reports.ts';
import type { SplitRow } from '../../ui/charts/trend.ts';
import type { Question } from '../../ui/report/question.ts';
import { bandsQuestion } from './first-questions.ts';

export interface Bands {
  answer: Asking<unknown>;
  /** How many have the value in the period. */
  rows: SplitRow[];
  /** How many installations are in several bands, where that is known. */
  several: number;
}

/** The chosen metric of the main chart by the values of what it is split by; `undefined` if it is not. */
export function useBands(product: number, question: Question): Bands | undefined {
  const { metric } = question.view;
  const asked = bandsQuestion(question);
  const isActive = asked?.report === 'breakdown';
  const active = useReport(product, 'breakdown', isActive ? asked.query : undefined);
  const others = useReport(product, 'activity', isActive ? undefined : asked?.query);
  const rows = useMemo(
    () =>
      isActive
        ? (active.data?.rows ?? [])
        : (others.data?.rows ?? []).map(({ value = '', ...row }) => ({ ...row, value, installations: row[metric] })),
    [isActive, active.data, others.data, metric],
  );
  if (asked === undefined) return undefined;
  return isActive
    ? { answer: active, rows, several: active.data?.totals?.['several'] ?? 0 }
    : { answer: others, rows, several: 0 };
}
