import { commonText } from './reports/common.ts';
import { overviewText } from './reports/overview.ts';
import { retentionText } from './reports/retention.ts';
import { featuresText } from './reports/features.ts';
import { funnelsText } from './reports/funnels.ts';
import { versionsText } from './reports/versions.ts';
import { churnText } from './reports/churn.ts';
import { liveText } from './reports/live.ts';
import { crashesText } from './reports/crashes.ts';
import { worldText } from './reports/world.ts';
import { engagementText } from './reports/engagement.ts';
import { licencesText } from './reports/licences.ts';
import { segmentsText } from './reports/segments.ts';

/** The text of all pages of numbers; it comes with the first of them. */
export const reports = {
  ...commonText,
  ...overviewText,
  ...retentionText,
  ...featuresText,
  ...funnelsText,
  ...versionsText,
  ...churnText,
  ...liveText,
  ...crashesText,
  ...worldText,
  ...engagementText,
  ...licencesText,
  ...segmentsText,
} as const;
