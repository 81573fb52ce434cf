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

/** The bands of the main chart; `undefined` if it has none. */
export const bandsQuery = ({ base, view, by, interval }: Question): ReportQuery | undefined =>
  view.metric === 'active' && by !== undefined ? { ...base, by, interval, limit: String(mostBands) } : undefined;

export const countriesQuery = ({ base }: Question): ReportQuery => ({
  ...base,
  by: 'country',
  limit: String(allCountries),
});
