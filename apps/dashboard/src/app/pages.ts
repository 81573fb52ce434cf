import {
  IconActivity,
  IconAdjustments,
  IconAlertTriangle,
  IconApps,
  IconBookmarks,
  IconCertificate,
  IconClockHour4,
  IconCpu,
  IconFilter2,
  IconGauge,
  IconPlugConnected,
  IconRefresh,
  IconSettings,
  IconUserMinus,
  IconVersions,
  IconWorld,
  type Icon,
} from '@tabler/icons-react';

/** A product's pages in the order in which the menu has them. `letter` opens one after G. Pages that the server cannot fill are not here. */
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
  { name: 'segments', to: '/products/$product/segments', icon: IconBookmarks, group: 'settings' },
  { name: 'connect', to: '/products/$product/first-sync', icon: IconPlugConnected, group: 'settings' },
  { name: 'settings', to: '/products/$product/settings', icon: IconSettings, group: 'settings' },
] as const satisfies readonly { name: string; to: string; icon: Icon; group: string; letter?: string }[];

export const pageGroups = ['product', 'quality', 'settings'] as const;
