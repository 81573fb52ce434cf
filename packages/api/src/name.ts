import { Type } from 'typebox';

/** What people call a product, a token or themselves: text that can be stored and read back unchanged, and seen. */
export const NameSchema = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: '^(?=.*\\S)(?:[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])+$',
  description: 'a name of 1 to 100 characters, not only spaces, without control characters',
});
