import { Type, type Static } from 'typebox';
import { NameSchema } from './name.ts';

/**
 * What no setting can exceed: 25 and 13 months of a calendar at their shortest, less the two days that a day may lie ahead when it is received,
 * and the one in which it is deleted.
 */
export const retentionCeilings = { keepSessionDays: 755, keepEventsDays: 390, identifierMonths: 25 } as const;

/** What the vendor decides about a product. All of it can be changed later, and changes no stored row; what it says is kept for less long is deleted. */
export const ProductSettingsSchema = Type.Object({
  /**
   * Whether each copy of the product has a random ID, or `none` has and weeks are counted that nothing links. Chosen when the product is made:
   * what is told to its users could not be true of both.
   */
  identity: Type.Enum(['installation', 'none']),
  /** Whether the country that belongs to an address is kept. The address never is. */
  keepCountry: Type.Boolean(),
  /** Days without a session day after which an installation counts as lost. */
  lostAfterDays: Type.Integer({ minimum: 1, maximum: 365 }),
  /** How long an installation's ID lives before the SDK replaces it. */
  identifierMonths: Type.Integer({ minimum: 1, maximum: retentionCeilings.identifierMonths }),
  /** Session days are deleted when they are older than so many days. */
  keepSessionDays: Type.Integer({ minimum: 1, maximum: retentionCeilings.keepSessionDays }),
  /** Exceptions and events are deleted when they are older than so many days. */
  keepEventsDays: Type.Integer({ minimum: 1, maximum: retentionCeilings.keepEventsDays }),
  /** Session days older than this are refused, as are those that would be deleted at once. */
  acceptedAgeDays: Type.Integer({ minimum: 1, maximum: 3_650 }),
  /** New installations accepted in any hour; `null` lifts the cap. */
  newInstallationsPerHour: Type.Union([Type.Integer({ minimum: 1, maximum: 10_000_000 }), Type.Null()]),
  /** Syncs accepted from one address in a minute; `null` lifts the limit. */
  syncsPerMinutePerAddress: Type.Union([Type.Integer({ minimum: 1, maximum: 1_000_000 }), Type.Null()]),
  /** How often an SDK should sync. */
  syncEverySeconds: Type.Integer({ minimum: 60, maximum: 604_800 }),
  /** `none` switches collection off in every installation. */
  collect: Type.Enum(['all', 'none']),
});
export type ProductSettings = Static<typeof ProductSettingsSchema>;

export const defaultProductSettings: ProductSettings = {
  identity: 'installation',
  keepCountry: true,
  lostAfterDays: 30,
  identifierMonths: 13,
  keepSessionDays: 755,
  keepEventsDays: 90,
  acceptedAgeDays: 400,
  newInstallationsPerHour: 10_000,
  syncsPerMinutePerAddress: 600,
  syncEverySeconds: 1_200,
  collect: 'all',
};

export const ProductSchema = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  /** Public and write-only: it goes into the shipped program. */
  key: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
  settings: ProductSettingsSchema,
});
export type Product = Static<typeof ProductSchema>;

export const ProductsSchema = Type.Object({ products: Type.Array(ProductSchema) });

/** A setting that does not exist would otherwise be taken for one that was set. */
const SomeSettingsSchema = Type.Partial(ProductSettingsSchema, { additionalProperties: false });

/** Why privacy is weakened. It is published, so it names nobody. */
const ReasonSchema = Type.Optional(Type.String({ minLength: 10, maxLength: 500, pattern: String.raw`\S` }));

export const NewProductSchema = Type.Object(
  { name: NameSchema, settings: Type.Optional(SomeSettingsSchema), reason: ReasonSchema },
  { additionalProperties: false },
);
export type NewProduct = Static<typeof NewProductSchema>;

/** All but what is chosen for good. */
const ChangeableSettingsSchema = Type.Partial(Type.Omit(ProductSettingsSchema, ['identity']), {
  additionalProperties: false,
});

export const ProductChangeSchema = Type.Object(
  { name: Type.Optional(NameSchema), settings: Type.Optional(ChangeableSettingsSchema), reason: ReasonSchema },
  { additionalProperties: false },
);
export type ProductChange = Static<typeof ProductChangeSchema>;

/** What has arrived for a product so far: `GET /api/v1/products/{id}/arrival`. */
export const ArrivalSchema = Type.Object({
  installations: Type.Integer(),
  sessionDays: Type.Integer(),
  /** Weekly reports, of a product in No-ID mode. */
  weeks: Type.Integer(),
  firstDay: Type.Union([Type.String(), Type.Null()]),
  lastDay: Type.Union([Type.String(), Type.Null()]),
});
export type Arrival = Static<typeof ArrivalSchema>;
