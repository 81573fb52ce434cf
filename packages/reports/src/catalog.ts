import type { Static } from 'typebox';
import { activity } from './population/activity.ts';
import { breakdown } from './population/breakdown.ts';
import { stickiness } from './engagement/stickiness.ts';
import { features } from './features/features.ts';
import { lifecycle } from './retention/lifecycle.ts';
import { engagement } from './engagement/engagement.ts';
import { feature } from './features/feature.ts';
import { rhythm } from './engagement/rhythm.ts';
import { sessionLength } from './engagement/session-length.ts';
import { featureFrequency } from './features/feature-frequency.ts';
import { retention } from './retention/retention.ts';
import { funnel } from './features/funnel.ts';
import { crashFree } from './quality/crash-free.ts';
import { exceptions } from './quality/exceptions.ts';
import { upgrades } from './versions/upgrades.ts';
import { survival } from './retention/survival.ts';
import { lost } from './retention/lost.ts';
import { conversions } from './versions/conversions.ts';
import { laggards } from './versions/laggards.ts';
import { propertyNumbers } from './engagement/property-numbers.ts';
import { installedBase } from './retention/installed-base.ts';
import { featuresTogether } from './features/features-together.ts';
import { firstUse } from './features/first-use.ts';
import { featureRetention } from './features/feature-retention.ts';
import { dropping } from './features/dropping.ts';
import { arrivalDelay } from './trust/arrival-delay.ts';
import { consent } from './trust/consent.ts';
import { setApart } from './trust/set-apart.ts';
import { refusals } from './trust/refusals.ts';
import { churn } from './retention/churn.ts';
import { weeklyActivity } from './weeks/weekly-activity.ts';
import { weeklyBreakdown } from './weeks/weekly-breakdown.ts';
import { weeklyFeatures } from './weeks/weekly-features.ts';

/** Every report under the name it has in the API. */
export const catalog = {
  activity,
  breakdown,
  stickiness,
  features,
  lifecycle,
  engagement,
  feature,
  rhythm,
  'session-length': sessionLength,
  'feature-frequency': featureFrequency,
  retention,
  funnel,
  'crash-free': crashFree,
  exceptions,
  upgrades,
  survival,
  lost,
  conversions,
  laggards,
  'property-numbers': propertyNumbers,
  'installed-base': installedBase,
  'features-together': featuresTogether,
  'first-use': firstUse,
  'feature-retention': featureRetention,
  dropping,
  'arrival-delay': arrivalDelay,
  consent,
  'set-apart': setApart,
  refusals,
  churn,
  'weekly-activity': weeklyActivity,
  'weekly-breakdown': weeklyBreakdown,
  'weekly-features': weeklyFeatures,
} as const;

export type ReportName = keyof typeof catalog;

/** What a row of each report holds. */
export type ReportRows = { [Name in ReportName]: Static<(typeof catalog)[Name]['row']> };

/** What each report can be asked with, besides filters. All of it may be left out where it has a default. */
export type ReportParams = { [Name in ReportName]: Static<(typeof catalog)[Name]['params']> };

export const isReportName = (name: string): name is ReportName => Object.hasOwn(catalog, name);
