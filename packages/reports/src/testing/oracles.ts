import type { catalog, ReportName } from '../catalog.ts';
import { activityOracle } from '../population/activity.oracle.ts';
import { breakdownOracle } from '../population/breakdown.oracle.ts';
import { stickinessOracle } from '../engagement/stickiness.oracle.ts';
import { featuresOracle } from '../features/features.oracle.ts';
import { lifecycleOracle } from '../retention/lifecycle.oracle.ts';
import { engagementOracle } from '../engagement/engagement.oracle.ts';
import { featureOracle } from '../features/feature.oracle.ts';
import { rhythmOracle } from '../engagement/rhythm.oracle.ts';
import { sessionLengthOracle } from '../engagement/session-length.oracle.ts';
import { featureFrequencyOracle } from '../features/feature-frequency.oracle.ts';
import { retentionOracle } from '../retention/retention.oracle.ts';
import { funnelOracle } from '../features/funnel.oracle.ts';
import { crashFreeOracle } from '../quality/crash-free.oracle.ts';
import { exceptionsOracle } from '../quality/exceptions.oracle.ts';
import { upgradesOracle } from '../versions/upgrades.oracle.ts';
import { survivalOracle } from '../retention/survival.oracle.ts';
import { lostOracle } from '../retention/lost.oracle.ts';
import { conversionsOracle } from '../versions/conversions.oracle.ts';
import { laggardsOracle } from '../versions/laggards.oracle.ts';
import { propertyNumbersOracle } from '../engagement/property-numbers.oracle.ts';
import { installedBaseOracle } from '../retention/installed-base.oracle.ts';
import { featuresTogetherOracle } from '../features/features-together.oracle.ts';
import { firstUseOracle } from '../features/first-use.oracle.ts';
import { featureRetentionOracle } from '../features/feature-retention.oracle.ts';
import { droppingOracle } from '../features/dropping.oracle.ts';
import { arrivalDelayOracle } from '../trust/arrival-delay.oracle.ts';
import { consentOracle } from '../trust/consent.oracle.ts';
import { setApartOracle } from '../trust/set-apart.oracle.ts';
import { refusalsOracle } from '../trust/refusals.oracle.ts';
import { churnOracle } from '../retention/churn.oracle.ts';
import { weeklyActivityOracle } from '../weeks/weekly-activity.oracle.ts';
import { weeklyBreakdownOracle } from '../weeks/weekly-breakdown.oracle.ts';
import { weeklyFeaturesOracle } from '../weeks/weekly-features.oracle.ts';
import type { OracleOf } from './oracle.ts';

/** The oracle of every report. */
export const oracles: { [Name in ReportName]: OracleOf<(typeof catalog)[Name]> } = {
  activity: activityOracle,
  breakdown: breakdownOracle,
  stickiness: stickinessOracle,
  features: featuresOracle,
  lifecycle: lifecycleOracle,
  engagement: engagementOracle,
  feature: featureOracle,
  rhythm: rhythmOracle,
  'session-length': sessionLengthOracle,
  'feature-frequency': featureFrequencyOracle,
  retention: retentionOracle,
  funnel: funnelOracle,
  'crash-free': crashFreeOracle,
  exceptions: exceptionsOracle,
  upgrades: upgradesOracle,
  survival: survivalOracle,
  lost: lostOracle,
  conversions: conversionsOracle,
  laggards: laggardsOracle,
  'property-numbers': propertyNumbersOracle,
  'installed-base': installedBaseOracle,
  'features-together': featuresTogetherOracle,
  'first-use': firstUseOracle,
  'feature-retention': featureRetentionOracle,
  dropping: droppingOracle,
  'arrival-delay': arrivalDelayOracle,
  consent: consentOracle,
  'set-apart': setApartOracle,
  refusals: refusalsOracle,
  churn: churnOracle,
  'weekly-activity': weeklyActivityOracle,
  'weekly-breakdown': weeklyBreakdownOracle,
  'weekly-features': weeklyFeaturesOracle,
};
