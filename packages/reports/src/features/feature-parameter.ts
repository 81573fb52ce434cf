import { Type } from 'typebox';

/** For a report about one feature. */
export const featureParameter = Type.String({
  minLength: 1,
  description: 'The feature, by its name as it was recorded, such as Export/PDF',
});
