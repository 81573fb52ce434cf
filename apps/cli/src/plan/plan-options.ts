import type { Call } from '../command.ts';
import { connectionOptions, productOption } from '../connection.ts';

/** All options of `usance plan`; which action takes which stands beside the actions. */
export const planOptions = {
  ...connectionOptions,
  ...productOption,
  reason: { value: 'text', about: 'push: why more is collected than before; everyone can read it' },
  out: { value: 'file', about: 'types, docs: where to write; by default standard output' },
  check: { about: 'types, docs: write nothing, and fail if the file is not as the plan says' },
  'fail-on-widening': { about: 'diff: fail if more would be collected' },
} as const;

export type PlanCall = Call<typeof planOptions>;
