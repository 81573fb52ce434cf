import { Type, type Static } from 'typebox';
import { DaySchema, NameSchema } from './text.ts';

/** What became of a message inside the product. Needs the purpose `messages`. */
export const ReceiptSchema = Type.Object({
  message: NameSchema,
  action: Type.Enum(['shown', 'clicked', 'dismissed']),
  day: DaySchema,
});
export type Receipt = Static<typeof ReceiptSchema>;
