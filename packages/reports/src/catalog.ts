import { activity } from './population/activity.ts';
import { breakdown } from './population/breakdown.ts';

/** Every report under the name it has in the API. */
export const catalog = { activity, breakdown } as const;

export type ReportName = keyof typeof catalog;

export const isReportName = (name: string): name is ReportName => Object.hasOwn(catalog, name);
