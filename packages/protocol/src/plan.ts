import { Type, type Static, type TProperties } from 'typebox';
import { PurposeSchema } from './consent.ts';
import { limits } from './limits.ts';
import { systemFields } from './plan/system.ts';
import { amount, DaySchema, keyText, text } from './text.ts';

/** Every limit of a tracking plan in one place. */
export const planLimits = {
  features: 2_000,
  enumValues: 100,
  buckets: 50,
  messages: 100,
  loosened: 100,
  patternLength: 200,
  /** Different values that are kept of one property or attribute whose plan does not list them: more would tell people apart. */
  distinctValues: 1_000,
  descriptionLength: 500,
  /** 25 months: the longest that the records of one installation are kept. */
  retentionDays: 760,
  /** Longest time between an item's last review and its end. */
  lifeMonths: 24,
  /** How far ahead of today an item may join the plan: long enough for the next release, too short to evade the review. */
  addedDaysAhead: 92,
  installations: 1_000_000_000,
  /** From when on before its end an item is warned about. */
  warnDaysBeforeEnd: 30,
} as const;

const closed = <const Fields extends TProperties>(fields: Fields, description: string) =>
  Type.Object(fields, { additionalProperties: false, description });

const description = Type.String({
  minLength: 10,
  maxLength: planLimits.descriptionLength,
  description: `10 to ${planLimits.descriptionLength} characters that tell a person what is collected and why`,
});

const pattern = Type.String({
  minLength: 1,
  maxLength: planLimits.patternLength,
  description: `a regular expression of 1 to ${planLimits.patternLength} characters, in quotes`,
});

/** Says that somebody looked at a name that the check refuses, and why it is right all the same. */
export const OverrideSchema = closed(
  {
    reason: Type.String({ minLength: 10, maxLength: 500, description: '10 to 500 characters that say why' }),
    by: text(limits.textLength),
    date: DaySchema,
    basis: Type.Optional(
      Type.Enum(['consent', 'legitimate-interests', 'contract', 'not-personal'], {
        description: 'consent, legitimate-interests, contract, or not-personal where the word means something else',
      }),
    ),
  },
  'a reason, by whom, a date and a legal basis: { reason: …, by: …, date: …, basis: … }',
);
export type Override = Static<typeof OverrideSchema>;

const override = Type.Optional(OverrideSchema);

/** What is written down for every feature and property. */
const bookkeeping = {
  description,
  purpose: Type.Optional(PurposeSchema),
  owner: text(limits.textLength),
  retention: Type.Integer({
    minimum: 1,
    maximum: planLimits.retentionDays,
    description: `a whole number of days from 1 to ${planLimits.retentionDays} (25 months)`,
  }),
  added: DaySchema,
  expires: DaySchema,
  review: Type.Optional(DaySchema),
  override,
};

const values = Type.Array(text(limits.textLength), {
  minItems: 1,
  maxItems: planLimits.enumValues,
  uniqueItems: true,
  description: `a list of 1 to ${planLimits.enumValues} different texts; put numbers, true and false in quotes`,
});

const bounds = Type.Array(amount, {
  minItems: 1,
  maxItems: planLimits.buckets,
  description: `a list of 1 to ${planLimits.buckets} numbers, the buckets' lower bounds`,
});

const distinct = Type.Optional(
  Type.Integer({
    minimum: 1,
    maximum: planLimits.distinctValues,
    description: `how many different values are kept, from 1 to ${planLimits.distinctValues}`,
  }),
);

/** Something with a value of one bounded type, told apart by `type`. There is no free text. */
const valued = <const Fields extends TProperties>(fields: Fields, what: string) =>
  Type.Union([
    closed({ ...fields, type: Type.Literal('boolean') }, what),
    closed({ ...fields, type: Type.Literal('number'), distinct }, what),
    closed({ ...fields, type: Type.Literal('enum'), values }, what),
    closed({ ...fields, type: Type.Literal('buckets'), bounds }, what),
    closed({ ...fields, type: Type.Literal('pattern'), pattern, distinct }, what),
  ]);

/** A value beside single occurrences of a feature. The rest of its bookkeeping is its feature's. */
export const PlannedAttributeSchema = valued(
  { description, added: Type.Optional(DaySchema), override },
  'an attribute: its description and type',
);
export type PlannedAttribute = Static<typeof PlannedAttributeSchema>;

/** A value of an installation. */
export const PlannedPropertySchema = valued(bookkeeping, 'a property: its description, type, owner and so on');
export type PlannedProperty = Static<typeof PlannedPropertySchema>;

/** Something that is counted, and with `detail` kept as dated occurrences. */
export const PlannedFeatureSchema = closed(
  {
    ...bookkeeping,
    detail: Type.Optional(Type.Boolean({ description: 'true or false' })),
    attributes: Type.Optional(
      Type.Record(keyText(limits.propertyKeyLength), PlannedAttributeSchema, {
        maxProperties: limits.attributes,
        additionalProperties: false,
        description: `at most ${limits.attributes} attributes by name`,
      }),
    ),
  },
  'a feature: its description, owner and so on',
);
export type PlannedFeature = Static<typeof PlannedFeatureSchema>;

/** What of an exception may be told beside its type and place. */
export const PlannedExceptionsSchema = closed(
  {
    messages: Type.Array(pattern, {
      maxItems: planLimits.messages,
      uniqueItems: true,
      description: `a list of at most ${planLimits.messages} different patterns`,
    }),
    distinct,
  },
  'the patterns of messages: { messages: [ … ] }',
);
export type PlannedExceptions = Static<typeof PlannedExceptionsSchema>;

/** What is told of the system that the product runs on, if it is not what is preset. */
export const PlannedSystemSchema = closed(
  {
    description,
    owner: text(limits.textLength),
    added: DaySchema,
    expires: DaySchema,
    review: Type.Optional(DaySchema),
    fields: Type.Array(Type.Enum([...systemFields]), {
      maxItems: systemFields.length,
      uniqueItems: true,
      description: `a list of some of ${systemFields.join(', ')}`,
    }),
    installations: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: planLimits.installations,
        description: `about how many installations the product has, a whole number from 1 to ${planLimits.installations}`,
      }),
    ),
    override,
  },
  'what is told of the system: description, owner, added, expires, fields',
);
export type PlannedSystem = Static<typeof PlannedSystemSchema>;

/** Where people are not asked first though the rules of their region say so, and who answers for that. The SDK's `consentByRegion` takes it. */
export const PlannedLooseningSchema = closed(
  {
    region: Type.String({ pattern: '^[A-Z]{2,3}$', description: 'a region or a country of it: UK, EEA, FR' }),
    purposeClass: Type.Enum(['usage', 'noId', 'diagnostics']),
    mode: Type.Enum(['opt-out', 'notice']),
    reason: Type.String({ minLength: 10, maxLength: 500, description: '10 to 500 characters that say why' }),
    by: text(limits.textLength),
    date: DaySchema,
    legalBasis: text(limits.textLength),
  },
  'a loosening: region, purposeClass, mode, reason, by, date, legalBasis',
);
export type PlannedLoosening = Static<typeof PlannedLooseningSchema>;

/** A product's tracking plan as `usance.plan.yaml` has it: everything that may be collected, and why. */
export const PlanDocumentSchema = closed(
  {
    product: text(limits.textLength),
    features: Type.Record(keyText(limits.nameLength), PlannedFeatureSchema, {
      maxProperties: planLimits.features,
      additionalProperties: false,
      description: `at most ${planLimits.features} features by name`,
    }),
    properties: Type.Optional(
      Type.Record(keyText(limits.propertyKeyLength), PlannedPropertySchema, {
        maxProperties: limits.properties,
        additionalProperties: false,
        description: `at most ${limits.properties} properties by name`,
      }),
    ),
    system: Type.Optional(PlannedSystemSchema),
    exceptions: Type.Optional(PlannedExceptionsSchema),
    loosened: Type.Optional(
      Type.Array(PlannedLooseningSchema, {
        maxItems: planLimits.loosened,
        description: `a list of at most ${planLimits.loosened} loosenings, each with region, purposeClass, mode, reason, by, date and legalBasis`,
      }),
    ),
  },
  'a plan: product, features, properties, system, exceptions, loosened',
);
export type PlanDocument = Static<typeof PlanDocumentSchema>;
