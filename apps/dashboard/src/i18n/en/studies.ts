import { retentionText } from './studies/retention.ts';
import { featuresText } from './studies/features.ts';
import { funnelsText } from './studies/funnels.ts';
import { churnText } from './studies/churn.ts';
import { crashesText } from './studies/crashes.ts';
import { engagementText } from './studies/engagement.ts';

/** The text of the pages that follow installations over time; it comes on top of that of the pages of numbers. */
export const studies = {
  ...retentionText,
  ...featuresText,
  ...funnelsText,
  ...churnText,
  ...crashesText,
  ...engagementText,
} as const;
