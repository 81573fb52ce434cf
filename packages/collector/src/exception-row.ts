import type { Exception } from '@usance/protocol';
import type { StampedDay } from './session-day-row.ts';

const fields: readonly (readonly [column: string, value: (row: StampedDay, exception: Exception) => unknown])[] = [
  ['product_id', ({ stamp }) => stamp.productId],
  ['day', ({ sessionDay }) => sessionDay.day],
  ['installation', ({ stamp }) => stamp.installation],
  ['session', ({ session }) => session],
  ['seq', (_, { seq }) => seq],
  ['environment', ({ stamp }) => stamp.environment],
  ['kind', ({ stamp }) => stamp.kind],
  ['version', ({ context }) => context.app?.version ?? ''],
  ['hour', (_, { hour }) => hour],
  ['type', (_, { type }) => type],
  ['frames', (_, { frames }) => frames ?? []],
  ['handled', (_, { handled }) => handled],
];

export const exceptionColumns = fields.map(([column]) => column);

/** An exception of a session day as one line of JSON, in the order of `exceptionColumns`, without its message. */
export const exceptionLine = (row: StampedDay, exception: Exception): string =>
  JSON.stringify(fields.map(([, value]) => value(row, exception)));
