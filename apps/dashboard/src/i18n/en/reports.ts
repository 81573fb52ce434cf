import { everyReportText } from './reports/every-report.ts';
import { overviewText } from './reports/overview.ts';
import { versionsText } from './reports/versions.ts';
import { liveText } from './reports/live.ts';
import { worldText } from './reports/world.ts';
import { licencesText } from './reports/licences.ts';
import { segmentsText } from './reports/segments.ts';

/** The text that the pages of numbers share, and that of those that only count; it comes with the first of them. */
export const reports = {
  ...everyReportText,
  ...overviewText,
  ...versionsText,
  ...liveText,
  ...worldText,
  ...licencesText,
  ...segmentsText,
} as const;
