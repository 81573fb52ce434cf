export { ProblemSchema, type Problem } from '@usance/protocol';
export { problemCodes, type ProblemCode } from './problem-codes.ts';
export {
  CredentialsSchema,
  NewOwnerSchema,
  NewPasswordSchema,
  PasswordChangeSchema,
  PersonSchema,
  SetupSchema,
  type Credentials,
  type NewOwner,
  type NewPassword,
  type PasswordChange,
  type Person,
  type Role,
  type Setup,
} from './person.ts';
export { scopesOfRole } from './role.ts';
export {
  AccountChangeSchema,
  AccountSchema,
  AccountWithLinkSchema,
  NewAccountSchema,
  NewPasswordLinkSchema,
  PeopleChangesSchema,
  PeopleSchema,
  type Account,
  type AccountChange,
  type AccountWithLink,
  type NewAccount,
  type PeopleChange,
} from './people.ts';
export {
  ArrivalSchema,
  defaultProductSettings,
  NewProductSchema,
  ProductChangeSchema,
  ProductSchema,
  ProductSettingsSchema,
  ProductsSchema,
  retentionCeilings,
  type Arrival,
  type NewProduct,
  type Product,
  type ProductChange,
  type ProductSettings,
} from './product.ts';
export {
  CreatedTokenSchema,
  NewTokenSchema,
  ScopeSchema,
  TokenSchema,
  TokensSchema,
  type CreatedToken,
  type NewToken,
  type Scope,
  type Token,
} from './token.ts';
export {
  DataDaysSchema,
  DimensionSchema,
  DimensionsSchema,
  DimensionValuesSchema,
  KnownFeaturesSchema,
  type DataDays,
  type Dimension,
  type DimensionValues,
  type KnownFeatures,
} from './dimension.ts';
export {
  ReportDescriptionSchema,
  ReportDescriptionsSchema,
  reportMediaTypes,
  type ReportAnswer,
  type ReportDescription,
  type ReportMediaType,
  type ReportName,
  type ReportRows,
} from './report-answer.ts';
export {
  NewSegmentSchema,
  SegmentChangeSchema,
  SegmentSchema,
  SegmentsSchema,
  type NewSegment,
  type Segment,
  type SegmentChange,
} from './segment.ts';
export {
  EpsilonThousandthsSchema,
  PublicationSchema,
  PublicNumbersSchema,
  type NewPublication,
  type Publication,
  type PublicNumbers,
} from './publication.ts';
export {
  CreatedShareSchema,
  NewShareSchema,
  SharedAnswerSchema,
  ShareSchema,
  SharesSchema,
  type CreatedShare,
  type NewShare,
  type Share,
  type SharedAnswer,
} from './share.ts';
export { InstallationQuestionSchema, type InstallationHistory, type InstallationQuestion } from './installation.ts';
export { NewReleaseSchema, ReleaseSchema, ReleasesSchema, type NewRelease, type Release } from './release.ts';
export {
  AuditCheckParamsSchema,
  AuditCheckSchema,
  AuditEntrySchema,
  AuditParamsSchema,
  AuditSchema,
  type Audit,
  type AuditCheck,
  type AuditEntry,
} from './audit.ts';
export {
  ErasureCountsSchema,
  ErasureReceiptSchema,
  HandledRequestSchema,
  HandledRequestsSchema,
  HandledRightsRequestSchema,
  NewRightsRequestSchema,
  RightsRequestSchema,
  type ErasureCounts,
  type ErasureReceipt,
  type ExportedInstallation,
  type HandledRequest,
  type HandledRightsRequest,
  type NewRightsRequest,
  type RightsRequest,
} from './rights.ts';
export {
  FindingSchema,
  ProofSchema,
  ProofsSchema,
  SignedProofSchema,
  type Finding,
  type Proof,
  type ProofSummary,
  type SignedProof,
} from './proof.ts';
export {
  NewPlanSchema,
  PlanPublicationSchema,
  PlansSchema,
  PublishedPlanSchema,
  type NewPlan,
  type PlanHistory,
  type PlanPublication,
  type PublishedPlan,
} from './plan.ts';
export { PlanDraftSchema, PlanPreviewSchema, type PlanDraft, type PlanPreview } from './plan-preview.ts';
export { NewViewSchema, ViewSchema, ViewsSchema, type NewView, type View } from './view.ts';
export { ExpirySchema, RetentionSchema, type Expiry, type Retention } from './retention.ts';
export { LiveAnswerSchema, type LiveAnswer } from './live.ts';
export { BackupSchema, BackupsSchema, type Backup } from './backup.ts';
export {
  emptyPrivacyProfile,
  PrivacyChangesSchema,
  PrivacyProfileSchema,
  type PrivacyProfile,
  type PublishedPrivacyChange,
} from './privacy-profile.ts';
export {
  compareSettings,
  identifierMonthsWithoutReason,
  type PrivacyEffect,
  type SettingChange,
} from './privacy-effect.ts';
export { DocumentListSchema, type DocumentList } from './document.ts';
export { asCsv } from './csv.ts';
export { ApiError, createApiClient, type ApiClient, type ApiClientOptions } from './client.ts';
export { createClient, type Client, type ClientOptions, type ProductClient } from './create-client.ts';
export type { ReportQuestion, ReportsClient } from './reports-client.ts';
export {
  kindOf,
  missingWord,
  parseClause,
  parseSubject,
  QueryError,
  tokensOf,
  writeClause,
  type Clause,
  type Condition,
  type Item,
  type Subject,
  type SubjectKind,
} from '@usance/reports/grammar';
