import { featuresText } from './uses/features.ts';
import { funnelsText } from './uses/funnels.ts';
import { crashesText } from './uses/crashes.ts';

/** The text of the pages about what programs were used for, and what went wrong; it comes on top of that of the pages of numbers. */
export const uses = {
  ...featuresText,
  ...funnelsText,
  ...crashesText,
} as const;
