import { Type, type Static } from 'typebox';

const orGap = (maxLength: number, description: string) =>
  Type.Union([Type.String({ minLength: 1, maxLength, pattern: String.raw`\S` }), Type.Null()], { description });

const LegalBasisSchema = Type.Union([
  Type.Literal('consent'),
  Type.Literal('legitimate-interests'),
  Type.Literal('contract'),
  Type.Null(),
]);

/**
 * Who answers for a product's data, and on what grounds: what no server can know. `null` is a gap, which the documents show as one.
 */
export const PrivacyProfileSchema = Type.Object(
  {
    vendorName: orGap(200, 'the legal name of the controller'),
    vendorAddress: orGap(500, 'its postal address'),
    contact: orGap(200, 'where people reach it, such as an e-mail address'),
    dataProtectionContact: orGap(200, 'where its data protection officer, or whoever has that task, is reached'),
    hoster: orGap(200, 'who runs the server'),
    hostingRegion: orGap(200, 'where the server stands'),
    supervisoryAuthority: orGap(200, 'where people may complain'),
    policyUrl: Type.Union([Type.String({ maxLength: 500, pattern: '^https://[^\\s"<>]+$' }), Type.Null()], {
      description: 'the vendor’s own privacy policy, an https address',
    }),
    /** `null` if nobody has said. */
    isForChildren: Type.Union([Type.Boolean(), Type.Null()]),
    legalBases: Type.Object(
      {
        basic: LegalBasisSchema,
        usage: LegalBasisSchema,
        diagnostics: LegalBasisSchema,
        content: LegalBasisSchema,
        messages: LegalBasisSchema,
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type PrivacyProfile = Static<typeof PrivacyProfileSchema>;

/** What is known of a vendor that has said nothing. */
export const emptyPrivacyProfile: PrivacyProfile = {
  vendorName: null,
  vendorAddress: null,
  contact: null,
  dataProtectionContact: null,
  hoster: null,
  hostingRegion: null,
  supervisoryAuthority: null,
  policyUrl: null,
  isForChildren: null,
  legalBases: { basic: null, usage: null, diagnostics: null, content: null, messages: null },
};

/** What changed for a product's users, the newest first: `GET /api/v1/products/{id}/privacy-changes`. */
export const PrivacyChangesSchema = Type.Object({
  changes: Type.Array(
    Type.Object({
      id: Type.Integer(),
      at: Type.String({ format: 'date-time' }),
      subject: Type.Enum(['plan', 'settings']),
      direction: Type.Enum(['widening', 'narrowing', 'neutral']),
      details: Type.Array(Type.Object({ what: Type.String(), before: Type.Unknown(), after: Type.Unknown() })),
      reason: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});
export type PublishedPrivacyChange = Static<typeof PrivacyChangesSchema>['changes'][number];
