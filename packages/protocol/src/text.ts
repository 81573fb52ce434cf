import { Type } from 'typebox';
import { limits } from './limits.ts';

/** No control character, no half of a surrogate pair: such text could not be stored and read back unchanged. */
const printable =
  '^[^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]*(?:[\\ud800-\\udbff][\\udc00-\\udfff][^\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff]*)*$';

/** Text that names or describes something in a few words. */
export const text = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength, pattern: printable });

/** The name of a feature, an event or an exception's type: `Name` or `Category/Name`. */
export const NameSchema = text(limits.nameLength);

/** A calendar day in UTC, `YYYY-MM-DD`. Whether it exists and may be sent is the collector's to say. */
export const DaySchema = Type.String({ pattern: '^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$' });

/** A UUID in its canonical form, lower case. */
export const UuidSchema = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' });

export const integer = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });

/** A value that a vendor defines: text, a number, or yes and no. */
export const ValueSchema = Type.Union([
  text(limits.textLength, 0),
  Type.Number({ minimum: -limits.total, maximum: limits.total }),
  Type.Boolean(),
]);
