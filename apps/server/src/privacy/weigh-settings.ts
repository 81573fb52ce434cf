import {
  compareSettings,
  defaultProductSettings,
  identifierMonthsWithoutReason,
  type PrivacyEffect,
  type ProductSettings,
} from '@usance/api';
import { findClaim } from '@usance/documents';
import type { PrivacyChange } from '@usance/registry';
import { ProblemError } from '../problem-error.ts';

interface Weighed {
  before: ProductSettings;
  after: ProductSettings;
  reason: string | undefined;
  at: string;
}

/**
 * What is to be told of a change of settings; `undefined` if it is nothing to the users. Whatever widens has to come with a reason: throws the
 * problem `needs-reason`, which names the setting, or `forbidden-claim`, since the reason is published.
 */
export function weighSettings({ before, after, reason, at }: Weighed): Omit<PrivacyChange, 'id'> | undefined {
  const changes = compareSettings(before, after).filter(({ effect }) => effect !== 'neutral');
  const [first] = changes;
  if (first === undefined) return undefined;
  const widening = changes.find(({ effect }) => effect === 'widening');
  const given = reason?.trim();
  if (widening !== undefined) requireReason(widening.what, given);
  return {
    at,
    subject: 'settings',
    direction: widening?.effect ?? ('narrowing' satisfies PrivacyEffect),
    details: changes.map(({ what, before: was, after: is }) => ({ what, before: was, after: is })),
    reason: widening === undefined ? null : (given ?? null),
  };
}

/** A new product weakens nothing that was, but an ID that lives long is explained from the first day. */
export function weighNewSettings(after: ProductSettings, reason: string | undefined, at: string) {
  if (after.identifierMonths <= identifierMonthsWithoutReason) return undefined;
  const before = { ...after, identifierMonths: defaultProductSettings.identifierMonths };
  return weighSettings({ before, after, reason, at });
}

function requireReason(what: string, reason: string | undefined): void {
  if (reason === undefined || reason === '')
    throw new ProblemError(
      'needs-reason',
      `this change of ${what} collects more of people or keeps it for longer; say why in "reason", which everyone can read`,
      what,
    );
  refuseClaim(reason, 'reason');
}

/** Texts that the vendor writes and the world reads may claim no more than ours do. */
export function refuseClaim(text: string, at: string): void {
  const claim = findClaim(text);
  if (claim !== undefined)
    throw new ProblemError('forbidden-claim', `"${claim}" claims what cannot be shown; say what is done instead`, at);
}
