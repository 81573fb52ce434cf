import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { countedWeeks } from '../testing/week-record.ts';
import type { weeklyActivity } from './weekly-activity.ts';

/** What `weeklyActivity` must answer: each week's reports, one by one. */
export const weeklyActivityOracle: OracleOf<typeof weeklyActivity> = {
  ask: () => fc.constant({}),
  answer(records, query) {
    const reports = countedWeeks(records, query);
    const periods = [...new Set(reports.map(({ monday }) => monday))].toSorted();
    return {
      rows: periods.map((period) => ({ period, active: reports.filter(({ monday }) => monday === period).length })),
    };
  },
};
