import type { Promised } from './promise.ts';
import { addressAtRest, addressInAnswers, country } from './promises/addresses.ts';
import { backup } from './promises/backup.ts';
import { consent, refusedContent } from './promises/consent.ts';
import { erasure, erasureAtRest } from './promises/erasure.ts';
import { idAtRest, idInAnswers } from './promises/identity.ts';
import { manifest } from './promises/manifest.ts';
import { nonInterference, resend } from './promises/non-interference.ts';
import { plan } from './promises/plan.ts';
import { noSilentWeakening, retention } from './promises/settings.ts';
import { constantAnswers, productKey } from './promises/strangers.ts';
import { weeksAtRest, weeksUnlinked } from './promises/weeks.ts';

/** Everything that `usance prove` tries, in this order. */
export const promises: readonly Promised[] = [
  addressInAnswers,
  addressAtRest,
  country,
  nonInterference,
  resend,
  idInAnswers,
  idAtRest,
  weeksUnlinked,
  weeksAtRest,
  consent,
  refusedContent,
  plan,
  productKey,
  constantAnswers,
  retention,
  noSilentWeakening,
  manifest,
  backup,
  erasure,
  erasureAtRest,
];
