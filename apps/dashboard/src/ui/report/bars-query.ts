import type { ReportQuery } from '../../data/reports.ts';
import type { Question } from './question.ts';

const barsShown = 8;

/** What a card of ranked bars asks about one dimension; about fewer values than a table of them shows. */
export const barsQuery = ({ base }: Question, dimension: string, values = barsShown): ReportQuery => ({
  ...base,
  by: dimension,
  limit: String(values),
});
