import type { Promised } from './promise.ts';
import { addressAtRest, addressInAnswers, country } from './promises/addresses.ts';
import { backup } from './promises/backup.ts';
import { consent, refusedContent } from './promises/consent.ts';
import { erasure, erasureAtRest } from './promises/erasure.ts';
import { idAtRest, idInAnswers } from './promises/identity.ts';
import { nonInterference, resend } from './promises/non-interference.ts';
import { noSilentWeakening, retention } from './promises/settings.ts';
import { constantAnswers, productKey } from './promises/strangers.ts';

/** Everything that `usance prove` tries, in this order. */
export const promises: readonly Promised[] = [
  addressInAnswers,
  addressAtRest,
  country,
  nonInterference,
  resend,
  idInAnswers,
  idAtRest,
  consent,
  refusedContent,
  productKey,
  constantAnswers,
  retention,
  noSilentWeakening,
  backup,
  erasure,
  erasureAtRest,
];
