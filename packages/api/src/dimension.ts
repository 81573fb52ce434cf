import { Type, type Static } from 'typebox';

/** Something a report can filter or split by. Properties are named `property.<key>`. */
export const DimensionSchema = Type.Object({
  name: Type.String(),
  kind: Type.Enum(['text', 'version', 'number', 'list']),
});
export type Dimension = Static<typeof DimensionSchema>;

export const DimensionsSchema = Type.Object({ dimensions: Type.Array(DimensionSchema) });

/** Known values of a dimension, most used first: `GET /api/v1/products/{id}/dimensions/{name}/values`. */
export const DimensionValuesSchema = Type.Object({
  values: Type.Array(Type.Object({ value: Type.String(), installations: Type.Integer() })),
});
export type DimensionValues = Static<typeof DimensionValuesSchema>;
