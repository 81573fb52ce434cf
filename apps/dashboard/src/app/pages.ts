import type { ProductSettings, Role, Scope } from '@usance/api';
import {
  IconActivity,
  IconAdjustments,
  IconAlertTriangle,
  IconApps,
  IconBookmarks,
  IconCertificate,
  IconClockHour4,
  IconCode,
  IconCpu,
  IconFileSearch,
  IconFilter2,
  IconGauge,
  IconListCheck,
  IconPlugConnected,
  IconRefresh,
  IconSettings,
  IconShieldLock,
  IconUserMinus,
  IconVersions,
  IconWorld,
  type Icon,
} from '@tabler/icons-react';
import { mayDo } from '../data/roles.ts';

/** A product's pages in the order in which the menu has them. `letter` opens one after G; `scope` is what it takes, beyond reading. Pages that the server cannot fill are not here. */
export const productPages = [
  { name: 'overview', to: '/products/$product', icon: IconGauge, group: 'product', letter: 'O' },
  { name: 'retention', to: '/products/$product/retention', icon: IconRefresh, group: 'product', letter: 'R' },
  { name: 'churn', to: '/products/$product/churn', icon: IconUserMinus, group: 'product', letter: 'C' },
  { name: 'engagement', to: '/products/$product/engagement', icon: IconClockHour4, group: 'product', letter: 'E' },
  { name: 'features', to: '/products/$product/features', icon: IconApps, group: 'product', letter: 'F' },
  { name: 'funnels', to: '/products/$product/funnels', icon: IconFilter2, group: 'product', letter: 'N' },
  { name: 'versions', to: '/products/$product/versions', icon: IconVersions, group: 'product', letter: 'V' },
  { name: 'platforms', to: '/products/$product/platforms', icon: IconCpu, group: 'product', letter: 'P' },
  { name: 'world', to: '/products/$product/world', icon: IconWorld, group: 'product', letter: 'W' },
  { name: 'licences', to: '/products/$product/licences', icon: IconCertificate, group: 'product', letter: 'L' },
  { name: 'properties', to: '/products/$product/properties', icon: IconAdjustments, group: 'product' },
  { name: 'crashes', to: '/products/$product/crashes', icon: IconAlertTriangle, group: 'quality', letter: 'X' },
  { name: 'live', to: '/products/$product/live', icon: IconActivity, group: 'quality', letter: 'I' },
  { name: 'privacy', to: '/products/$product/privacy', icon: IconShieldLock, group: 'trust', letter: 'Y' },
  { name: 'plan', to: '/products/$product/plan', icon: IconListCheck, group: 'trust', letter: 'T' },
  {
    name: 'installation',
    to: '/products/$product/installation',
    icon: IconFileSearch,
    group: 'trust',
    letter: 'S',
    scope: 'inspect',
  },
  { name: 'segments', to: '/products/$product/segments', icon: IconBookmarks, group: 'settings' },
  { name: 'connect', to: '/products/$product/first-sync', icon: IconPlugConnected, group: 'settings' },
  { name: 'api', to: '/products/$product/api', icon: IconCode, group: 'settings', letter: 'A' },
  { name: 'settings', to: '/products/$product/settings', icon: IconSettings, group: 'settings' },
] as const satisfies readonly { name: string; to: string; icon: Icon; group: string; letter?: string; scope?: Scope }[];

export const pageGroups = ['product', 'quality', 'trust', 'settings'] as const;

type PageName = (typeof productPages)[number]['name'];

/** What a product in No-ID mode has something for; of its numbers, one page shows all. */
const withoutInstallations = new Set<PageName>(['overview', 'privacy', 'plan', 'connect', 'api', 'settings']);

/** The pages that a product has for a person of a role. */
export const pagesOf = ({ identity }: ProductSettings, role: Role): readonly (typeof productPages)[number][] =>
  productPages.filter(
    (page) =>
      (identity !== 'none' || withoutInstallations.has(page.name)) && (!('scope' in page) || mayDo(role, page.scope)),
  );
