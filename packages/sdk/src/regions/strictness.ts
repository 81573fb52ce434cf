import type { Mode } from './region-table.ts';

const fromStrictest: readonly Mode[] = ['ask', 'opt-out', 'notice'];

export const isLooser = (a: Mode, b: Mode): boolean => fromStrictest.indexOf(a) > fromStrictest.indexOf(b);

/** `ask` if one of them is no mode at all: nobody can tell how strict it was meant. */
export const stricter = (a: Mode, b: Mode): Mode =>
  fromStrictest[Math.min(fromStrictest.indexOf(a), fromStrictest.indexOf(b))] ?? 'ask';
