import { apiText } from './pages/api.ts';
import { firstSyncText } from './pages/first-sync.ts';
import { installationText } from './pages/installation.ts';
import { planText } from './pages/plan.ts';
import { privacyText } from './pages/privacy.ts';
import { productSettingsText } from './pages/product-settings.ts';
import { tokensText } from './pages/tokens.ts';

/** The text of a product's pages that are not numbers; it comes with the first of them. */
export const pages = {
  ...apiText,
  ...firstSyncText,
  ...installationText,
  ...planText,
  ...privacyText,
  ...productSettingsText,
  ...tokensText,
} as const;
