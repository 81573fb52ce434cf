import type { Exception } from '@usance/protocol';
import { columnsWithOrdinal, writeLine, type Line } from './line.ts';
import type { StampedDay } from './session-day-row.ts';

const fields: readonly (readonly [column: string, value: (row: StampedDay, exception: Exception) => unknown])[] = [
  ['product_id', ({ stamp }) => stamp.productId],
  ['day', ({ sessionDay }) => sessionDay.day],
  ['session', ({ session }) => session],
  ['seq', (_, { seq }) => seq],
  ['environment', ({ stamp }) => stamp.environment],
  ['kind', ({ stamp }) => stamp.kind],
  ['version', ({ context }) => context.app?.version ?? ''],
  ['hour', (_, { hour }) => hour],
  ['type', (_, { type }) => type],
  ['message', (_, { message }) => message ?? ''],
  ['frames', (_, { frames }) => frames ?? []],
  ['handled', (_, { handled }) => handled],
];

export const exceptionColumns = columnsWithOrdinal(fields);

/** An exception of a session day as a line, in the order of `exceptionColumns`. */
export const exceptionLine = (row: StampedDay, exception: Exception): Line =>
  writeLine(fields.map(([, value]) => value(row, exception)));
