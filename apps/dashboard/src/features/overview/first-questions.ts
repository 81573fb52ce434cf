import type { ReportQuery } from '../../data/reports.ts';
import { forDays, type Question } from '../../ui/report/question.ts';

/** What the page is split by unless its address says otherwise. */
export const splitUnlessSaid = 'version';

/** Values that get a band of their own; the ramp and the palette have no more colours. */
const mostBands = 8;
const allCountries = 300;

/** The course of the four metrics over the range. */
export const courseQuery = ({ base, view, interval }: Question): ReportQuery => ({
  ...base,
  lostOn: view.lostOn,
  interval,
});

/** The same course over the range that is compared with. */
export const comparedCourseQuery = (question: Question): ReportQuery | undefined =>
  forDays(courseQuery(question), question.compared);

/** Which report has the bands of the main chart, and what it is asked; `undefined` if the chart has none. */
export function bandsQuestion(question: Question): BandsQuestion | undefined {
  const { base, view, by, interval } = question;
  if (by === undefined) return undefined;
  const bands = { by, interval, limit: String(mostBands) };
  if (view.metric === 'active') return { report: 'breakdown', query: { ...base, ...bands } };
  return { report: 'activity', query: { ...courseQuery(question), ...bands, rankBy: view.metric } };
}

export interface BandsQuestion {
  report: 'activity' | 'breakdown';
  query: ReportQuery;
}

export const countriesQuery = ({ base }: Question): ReportQuery => ({
  ...base,
  by: 'country',
  limit: String(allCountries),
});
