import type { ReportAnswer } from '@usance/api';
import { useReport, type Asking } from '../../data/reports.ts';
import { changeRanges, forDays, type Question } from '../../ui/report/question.ts';
import { comparedCourseQuery, courseQuery } from './first-questions.ts';

type Answer = ReportAnswer<'activity'>;
type Totals = NonNullable<Answer['totals']>;

export interface Activity {
  /** A row for each period of the range, and totals in which each installation counts once. */
  byPeriod: Asking<Answer>;
  comparedByPeriod: Answer | undefined;
  /** The final days of the range, and as many of the range compared with. */
  complete: Totals | undefined;
  before: Totals | undefined;
  /** Whether the range holds days that are not final, so that `complete` says less than the totals. */
  isCut: boolean;
}

export function useActivity(product: number, question: Question, firstDay: string | null): Activity {
  const base = { ...question.base, lostOn: question.view.lostOn };
  const byPeriod = useReport(product, 'activity', courseQuery(question));
  const compared = useReport(product, 'activity', comparedCourseQuery(question));
  const provisionalFrom = byPeriod.data?.provisionalFrom ?? null;
  const ranges = changeRanges(question, { provisionalFrom, firstDay });
  const isCut = ranges.complete !== undefined && ranges.complete.to !== question.range?.to;
  const totals = { ...base, interval: 'total' };
  const final = useReport(product, 'activity', isCut ? forDays(totals, ranges.complete) : undefined);
  // Where all of the range is final, its predecessor is the range that is drawn beside it, whose totals are there already.
  const isDrawn = ranges.before?.from === question.compared?.from && ranges.before?.to === question.compared?.to;
  const before = useReport(product, 'activity', isDrawn ? undefined : forDays(totals, ranges.before));
  return {
    byPeriod,
    comparedByPeriod: question.compared && compared.data,
    complete: isCut ? final.data?.totals : ranges.complete && byPeriod.data?.totals,
    before: ranges.before && (isDrawn ? compared : before).data?.totals,
    isCut,
  };
}
