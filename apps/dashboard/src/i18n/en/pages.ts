import { apiText } from './pages/api.ts';
import { firstSyncText } from './pages/first-sync.ts';
import { installationText } from './pages/installation.ts';
import { newProductText } from './pages/new-product.ts';
import { peopleText } from './pages/people.ts';
import { planText } from './pages/plan.ts';
import { privacyText } from './pages/privacy.ts';
import { productSettingsText } from './pages/product-settings.ts';
import { releasesText } from './pages/releases.ts';
import { tokensText } from './pages/tokens.ts';
import { weeklyText } from './pages/weekly.ts';

/** The text of a product's pages that are not numbers; it comes with the first of them. */
export const pages = {
  ...apiText,
  ...firstSyncText,
  ...installationText,
  ...newProductText,
  ...peopleText,
  ...planText,
  ...privacyText,
  ...productSettingsText,
  ...releasesText,
  ...tokensText,
  ...weeklyText,
} as const;
