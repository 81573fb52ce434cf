import { Type, type Static } from 'typebox';

/** Something a report can filter or split by. Properties are named `property.<key>`. */
export const DimensionSchema = Type.Object({
  name: Type.String(),
  kind: Type.Enum(['text', 'version', 'number', 'list']),
});
export type Dimension = Static<typeof DimensionSchema>;

export const DimensionsSchema = Type.Object({ dimensions: Type.Array(DimensionSchema) });

/** The days that were looked at. */
const range = { from: Type.String({ format: 'date' }), to: Type.String({ format: 'date' }) };

/** Known values of a dimension, most used first: `GET /api/v1/products/{id}/dimensions/{name}/values`. */
export const DimensionValuesSchema = Type.Object({
  values: Type.Array(Type.Object({ value: Type.String(), installations: Type.Integer() })),
  ...range,
});
export type DimensionValues = Static<typeof DimensionValuesSchema>;

/** Known features, those of most installations first: `GET /api/v1/products/{id}/features`. */
export const KnownFeaturesSchema = Type.Object({
  features: Type.Array(Type.Object({ name: Type.String(), installations: Type.Integer() })),
  ...range,
});
export type KnownFeatures = Static<typeof KnownFeaturesSchema>;

const day = Type.Union([Type.String({ format: 'date' }), Type.Null()]);

/** The first and the last day that has data, `null` where nothing has arrived: `GET /api/v1/products/{id}/days`. */
export const DataDaysSchema = Type.Object({ firstDay: day, lastDay: day });
export type DataDays = Static<typeof DataDaysSchema>;
