import type { ReportAnswer } from '@usance/api';
import { useReport, type Asking } from '../../data/reports.ts';
import { changeRanges, forDays, type Question } from '../../ui/report/question.ts';

type Answer = ReportAnswer<'activity'>;
export type ActivityRow = Answer['rows'][number];

export interface Activity {
  /** One row for each period of the range. */
  byPeriod: Asking<Answer>;
  /** One row for the whole range, in which each installation counts once. */
  whole: Asking<Answer>;
  comparedByPeriod: Answer | undefined;
  /** The final days of the range, and as many of the range compared with. */
  complete: ActivityRow | undefined;
  before: ActivityRow | undefined;
  /** Whether the range holds days that are not final, so that `complete` says less than `whole`. */
  isCut: boolean;
}

export function useActivity(product: number, question: Question, firstDay: string | null): Activity {
  const base = { ...question.base, lostOn: question.view.lostOn };
  const byPeriod = useReport(product, 'activity', { ...base, interval: question.interval });
  const whole = useReport(product, 'activity', { ...base, interval: 'total' });
  const compared = useReport(product, 'activity', forDays({ ...base, interval: question.interval }, question.compared));
  const provisionalFrom = whole.data?.provisionalFrom ?? null;
  const ranges = changeRanges(question, { provisionalFrom, firstDay });
  const isCut = ranges.complete !== undefined && ranges.complete.to !== question.range?.to;
  const totals = { ...base, interval: 'total' };
  const final = useReport(product, 'activity', isCut ? forDays(totals, ranges.complete) : undefined);
  const before = useReport(product, 'activity', whole.isSuccess ? forDays(totals, ranges.before) : undefined);
  return {
    byPeriod,
    whole,
    comparedByPeriod: question.compared && compared.data,
    complete: isCut ? final.data?.rows[0] : ranges.complete && whole.data?.rows[0],
    before: ranges.before && before.data?.rows[0],
    isCut,
  };
}
