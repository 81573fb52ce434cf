import type { StudyText } from '../locales.ts';
import { retentionText } from './studies/retention.ts';
import { featuresText } from './studies/features.ts';
import { funnelsText } from './studies/funnels.ts';
import { churnText } from './studies/churn.ts';
import { crashesText } from './studies/crashes.ts';
import { engagementText } from './studies/engagement.ts';

/** Der Text der Seiten, die Installationen über die Zeit verfolgen. */
export const studies: StudyText = {
  ...retentionText,
  ...featuresText,
  ...funnelsText,
  ...churnText,
  ...crashesText,
  ...engagementText,
};
