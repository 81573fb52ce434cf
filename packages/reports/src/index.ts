export { catalog, isReportName, type ReportName } from './catalog.ts';
export { describeReports, type ReportDescription } from './describe-reports.ts';
export { columnsOf } from './columns-of.ts';
export type { ReportParams, ReportRows } from './catalog.ts';
export type { FilterKey } from './filters/filter-key.ts';
export { checkPatterns, runReport, type Question, type ReportResult } from './run-report.ts';
export { freezeQuery, publishedReport, type FrozenQuery } from './publishing/published-report.ts';
export { noisyCounts } from './publishing/noisy-counts.ts';
export {
  publicCounts,
  PublicQuestionSchema,
  readPublicQuestion,
  type PublicQuestion,
} from './publishing/public-question.ts';
export { usualGroup } from './publishing/steps.ts';
export { dimensionValues, listDimensions, type DimensionValue, type ListedDimension } from './dimension-values.ts';
export { dataDays, type DataDays } from './data-days.ts';
export { knownFeatures, type KnownFeature } from './known-features.ts';
export {
  installationHistory,
  InstallationHistorySchema,
  parseHistoryRange,
  type HistoryRange,
  type InstallationHistory,
} from './installation-history.ts';
export { readOwnParameters } from './own-parameters.ts';
export { KnownParamsSchema, parseKnownQuestion, type KnownQuestion } from './known-question.ts';
export type { Report, ReportContext } from './define-report.ts';
export { nothingDeclared, type DeclaredValues } from './query/declared-values.ts';
export type { RawParameters } from './query/report-query.ts';
export type { ActivityRow } from './population/activity.ts';
export type { BreakdownRow } from './population/breakdown.ts';
export type { StickinessRow } from './engagement/stickiness.ts';
export type { FeaturesRow } from './features/features.ts';
export type { LifecycleRow } from './retention/lifecycle.ts';
export type { EngagementRow } from './engagement/engagement.ts';
export type { FeatureRow } from './features/feature.ts';
export type { RhythmRow } from './engagement/rhythm.ts';
export type { SessionLengthRow } from './engagement/session-length.ts';
export type { FeatureFrequencyRow } from './features/feature-frequency.ts';
export type { RetentionRow } from './retention/retention.ts';
export type { FunnelRow } from './features/funnel.ts';
export type { CrashFreeRow } from './quality/crash-free.ts';
export type { ExceptionRow } from './quality/exceptions.ts';
export type { UpgradesRow } from './versions/upgrades.ts';
export type { SurvivalRow } from './retention/survival.ts';
export type { LostRow } from './retention/lost.ts';
export type { ConversionsRow } from './versions/conversions.ts';
export type { LaggardsRow } from './versions/laggards.ts';
export type { PropertyNumbersRow } from './engagement/property-numbers.ts';
export type { InstalledBaseRow } from './retention/installed-base.ts';
export type { FeaturesTogetherRow } from './features/features-together.ts';
export type { FirstUseRow } from './features/first-use.ts';
export type { FeatureRetentionRow } from './features/feature-retention.ts';
export type { DroppingRow } from './features/dropping.ts';
export type { ArrivalDelayRow } from './trust/arrival-delay.ts';
export type { ConsentRow } from './trust/consent.ts';
export type { SetApartRow } from './trust/set-apart.ts';
export type { RefusalsRow } from './trust/refusals.ts';
export type { ChurnRow } from './retention/churn.ts';
export type { WeeklyActivityRow } from './weeks/weekly-activity.ts';
export type { WeeklyBreakdownRow } from './weeks/weekly-breakdown.ts';
export type { WeeklyFeaturesRow } from './weeks/weekly-features.ts';
export { nearestWord } from './filters/nearest-word.ts';
export { parseFilters, writeFilters } from './filters/filter-text.ts';
export { QueryError, type QueryErrorCode } from './filters/query-error.ts';
export { measureDelayDays } from './provisional.ts';
