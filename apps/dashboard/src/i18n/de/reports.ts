import type { ReportText } from '../locales.ts';
import { everyReportText } from './reports/every-report.ts';
import { overviewText } from './reports/overview.ts';
import { versionsText } from './reports/versions.ts';
import { liveText } from './reports/live.ts';
import { worldText } from './reports/world.ts';
import { licencesText } from './reports/licences.ts';
import { segmentsText } from './reports/segments.ts';

/** Der gemeinsame Text der Seiten mit Zahlen, und der von denen, die nur zählen. */
export const reports: ReportText = {
  ...everyReportText,
  ...overviewText,
  ...versionsText,
  ...liveText,
  ...worldText,
  ...licencesText,
  ...segmentsText,
};
