import type { PageText } from '../locales.ts';
import { apiText } from './pages/api.ts';
import { firstSyncText } from './pages/first-sync.ts';
import { installationText } from './pages/installation.ts';
import { planText } from './pages/plan.ts';
import { privacyText } from './pages/privacy.ts';
import { productSettingsText } from './pages/product-settings.ts';
import { tokensText } from './pages/tokens.ts';

/** Der Text der Seiten eines Produkts, die keine Zahlen sind. */
export const pages: PageText = {
  ...apiText,
  ...firstSyncText,
  ...installationText,
  ...planText,
  ...privacyText,
  ...productSettingsText,
  ...tokensText,
};
