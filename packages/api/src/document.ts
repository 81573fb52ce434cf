import { Type, type Static } from 'typebox';

/** What documents a product has, and in what they can be had: `GET /api/v1/products/{id}/documents`. */
export const DocumentListSchema = Type.Object({
  documents: Type.Array(Type.String()),
  languages: Type.Array(Type.String()),
  formats: Type.Array(Type.String()),
  manifestHash: Type.String({ description: 'SHA-256 of the manifest; every document carries it' }),
});
export type DocumentList = Static<typeof DocumentListSchema>;
