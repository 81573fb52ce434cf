import { Type } from 'typebox';
import { limits } from './limits.ts';

/** One character: no control character, no half of a surrogate pair; such text could not be stored and read back unchanged. */
const plain = '[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]';
const pair = '[\\ud800-\\udbff][\\udc00-\\udfff]';

/** Text that names or describes something in a few words. */
export const text = (maxLength: number, minLength = 1) =>
  Type.String({
    minLength,
    maxLength,
    pattern: `^${plain}*(?:${pair}${plain}*)*$`,
    description: `text of ${minLength} to ${maxLength} characters without control characters`,
  });

/** Text that may be a key of an object, which limits its length by its pattern alone. */
export const keyText = (maxLength: number) =>
  Type.String({
    pattern: `^(?:${plain}|${pair}){1,${maxLength}}$`,
    description: `a key of 1 to ${maxLength} characters without control characters`,
  });

/** The key of a property or an attribute. */
export const PropertyKeySchema = keyText(limits.propertyKeyLength);

/** The name of a feature, an event or an exception's type: `Name` or `Category/Name`. */
export const NameSchema = text(limits.nameLength);

/** A calendar day in UTC, `YYYY-MM-DD`. Whether it exists and may be sent is the collector's to say. */
export const DaySchema = Type.String({
  pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$',
  description: 'a day as YYYY-MM-DD',
});

/** A UUID in its canonical form, lower case. */
export const UuidSchema = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  description: 'a UUID in lower case',
});

export const integer = (minimum: number, maximum: number) =>
  Type.Integer({ minimum, maximum, description: `a whole number from ${minimum} to ${maximum}` });

/** A number that may be summed. */
export const amount = Type.Number({
  minimum: -limits.total,
  maximum: limits.total,
  description: `a number from -${limits.total} to ${limits.total}`,
});

/** A value that a vendor defines: text, a number, or yes and no. */
export const ValueSchema = Type.Union([text(limits.textLength, 0), amount, Type.Boolean()], {
  description: `text of at most ${limits.textLength} characters, a number, or true or false`,
});
