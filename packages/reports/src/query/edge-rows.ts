import type { Everyone } from './compile-everyone.ts';
import { arrayOfEach, firstSeen, lastSeen } from './set-series.ts';

/*
 * Which rows are an installation's first ones or last ones, sets tell sooner than a comparison of all rows of each installation does.
 */

type Days = Pick<Everyone, 'days'>;

/** Tests whether a row is of the first of the days on which its installation is in the day's set: of some, that is later than their first day. */
export const isOnFirstDay = ({ days }: Days): string => `day = ${dayOfEach(firstSeen(days))}[installation + 1]`;

/** Tests whether a row is of the last of the days on which its installation is in the day's set. */
export const isOnLastDay = ({ days }: Days): string => `day = ${lastDays(days)}[installation + 1]`;

/** An array that an installation's ordinal + 1 leads into: the last day on which it is in the day's set. */
export const lastDays = (series: string): string => dayOfEach(lastSeen(series));

const dayOfEach = (edges: string) =>
  arrayOfEach('day', `(SELECT arrayJoin(bitmapToArray(edge)) AS installation, day FROM ${edges})`);
