import { Type, type Static } from 'typebox';
import { readOwnParameters } from './own-parameters.ts';
import { addDays } from './query/days.ts';
import { dayPattern } from './query/parameters.ts';
import { readDay, readRange, type RawParameters } from './query/report-query.ts';

/**
 * Days that are looked through unless the question names its own: what people choose from should be there while they type, so it
 * must not take a look at years of rows for each letter.
 */
const recentDays = 30;

/** What is asked when somebody looks for a name that is known: a dimension's value, or a feature. */
export const KnownParamsSchema = Type.Object({
  search: Type.String({ default: '', maxLength: 200, description: 'Only those that contain this text, in any case' }),
  limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 50, description: 'How many at most: 1 to 1000' }),
  from: Type.String({
    pattern: `^$|${dayPattern}`,
    default: '',
    description: `First day that is looked at, written as in a report; by default ${recentDays - 1} days before the last`,
  }),
  to: Type.String({
    pattern: `^$|${dayPattern}`,
    default: '',
    description: 'Last day that is looked at; by default the last that has data',
  }),
});
/** As understood: with absolute days. */
export type KnownQuestion = Static<typeof KnownParamsSchema>;

/** Reads such a question. `lastDay` is the last that has data. Throws a `QueryError` for what cannot be read, or is not known. */
export function parseKnownQuestion(
  raw: RawParameters,
  { today, lastDay }: { today: string; lastDay: string | null },
): KnownQuestion {
  const params = readOwnParameters(KnownParamsSchema, raw);
  const to = params.to === '' ? (lastDay ?? today) : readDay('to', params.to, today);
  const from = params.from === '' ? addDays(to, 1 - recentDays) : params.from;
  return { ...params, ...readRange({ from, to }, today) };
}
