import type { Event } from '@usance/protocol';
import { columnsWithOrdinal, writeLine, type Line } from './line.ts';
import { asTexts, type StampedDay } from './session-day-row.ts';

const fields: readonly (readonly [column: string, value: (row: StampedDay, event: Event) => unknown])[] = [
  ['product_id', ({ stamp }) => stamp.productId],
  ['day', ({ sessionDay }) => sessionDay.day],
  ['session', ({ session }) => session],
  ['seq', (_, { seq }) => seq],
  ['environment', ({ stamp }) => stamp.environment],
  ['kind', ({ stamp }) => stamp.kind],
  ['version', ({ context }) => context.app?.version ?? ''],
  ['hour', (_, { hour }) => hour],
  ['name', (_, { name }) => name],
  ['value', (_, { value }) => value ?? 0],
  ['attributes', (_, { attributes }) => asTexts(attributes ?? {})],
];

export const eventColumns = columnsWithOrdinal(fields);

/** A single occurrence in a session day as a line, in the order of `eventColumns`. */
export const eventLine = (row: StampedDay, event: Event): Line =>
  writeLine(fields.map(([, value]) => value(row, event)));
