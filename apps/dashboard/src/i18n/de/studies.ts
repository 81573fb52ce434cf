import type { StudyText } from '../locales.ts';
import { retentionText } from './studies/retention.ts';
import { churnText } from './studies/churn.ts';
import { engagementText } from './studies/engagement.ts';

/** Der Text der Seiten, die Installationen über die Zeit verfolgen. */
export const studies: StudyText = {
  ...retentionText,
  ...churnText,
  ...engagementText,
};
