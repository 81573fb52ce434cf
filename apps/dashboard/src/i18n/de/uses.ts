import type { UseText } from '../locales.ts';
import { featuresText } from './uses/features.ts';
import { funnelsText } from './uses/funnels.ts';
import { crashesText } from './uses/crashes.ts';

/** Der Text der Seiten darüber, wozu Programme benutzt wurden und was schiefging. */
export const uses: UseText = {
  ...featuresText,
  ...funnelsText,
  ...crashesText,
};
