import { retentionText } from './studies/retention.ts';
import { churnText } from './studies/churn.ts';
import { engagementText } from './studies/engagement.ts';

/** The text of the pages that follow installations over time; it comes on top of that of the pages of numbers. */
export const studies = {
  ...retentionText,
  ...churnText,
  ...engagementText,
} as const;
