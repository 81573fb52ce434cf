import { Type, type Static } from 'typebox';

/** What became of one promise. */
export const FindingSchema = Type.Object(
  {
    promise: Type.String({ pattern: '^[a-z][a-z-]{1,40}$', description: 'which promise: `address-at-rest`' }),
    says: Type.String({ maxLength: 500, description: 'the promise in words' }),
    outcome: Type.Enum(['passed', 'failed', 'not-checked']),
    tried: Type.String({ maxLength: 1_000 }),
    seen: Type.String({ maxLength: 4_000, description: 'what was seen, or why nothing could be' }),
  },
  { additionalProperties: false },
);
export type Finding = Static<typeof FindingSchema>;

/** What a run of `usance prove` tried and saw. */
export const ProofSchema = Type.Object(
  {
    server: Type.String({ maxLength: 500, description: 'where it reached the server' }),
    startedAt: Type.String({ format: 'date-time' }),
    finishedAt: Type.String({ format: 'date-time' }),
    findings: Type.Array(FindingSchema, { minItems: 1, maxItems: 100 }),
  },
  { additionalProperties: false },
);
export type Proof = Static<typeof ProofSchema>;

/** A proof with the server's signature: `POST /api/v1/proofs`. */
export const SignedProofSchema = Type.Object({
  proof: ProofSchema,
  signedAt: Type.String({ format: 'date-time' }),
  jws: Type.String({ description: 'a compact JWS over the proof and the time (RFC 7515, EdDSA)' }),
});
export type SignedProof = Static<typeof SignedProofSchema>;

/** When it was tried last whether the promises hold, and what came of it. */
export const ProofSummarySchema = Type.Object({
  at: Type.String({ format: 'date-time' }),
  passed: Type.Integer(),
  failed: Type.Integer(),
  notChecked: Type.Integer(),
});
export type ProofSummary = Static<typeof ProofSummarySchema>;

/** The newest first: `GET /api/v1/proofs`. */
export const ProofsSchema = Type.Object({ proofs: Type.Array(ProofSummarySchema) });
