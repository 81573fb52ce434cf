import type { ShareRecord } from '@usance/registry';
import type { FrozenQuery } from '@usance/reports';
import { ProblemError } from '../problem-error.ts';

/** What a new share would show. */
export interface Shown {
  report: string;
  query: FrozenQuery;
  leastGroup: number;
  /** ISO, UTC. */
  at: string;
}

/** Which days a question is about, and how they are cut: pieces of one range add up to it. */
const timeParameters = new Set(['from', 'to', 'interval', 'periods']);

/**
 * Throws a `conflict` problem for a share that could be held against another one of its product to work out what each of them hides:
 * numbers rounded to other steps tell more together, also later; and the same question over pieces of a range adds up.
 */
export function refuseDifferences(shares: readonly ShareRecord[], { report, query, leastGroup, at }: Shown): void {
  const other = shares.find((share) => share.leastGroup !== leastGroup);
  if (other !== undefined)
    throw new ProblemError(
      'conflict',
      `the product's shares hide groups below ${other.leastGroup} ("${other.name}" was the first to); two sizes would tell more together: ` +
        `leave leastGroup out, or make it ${other.leastGroup}`,
      'leastGroup',
    );
  const rival = shares.find(
    (share) =>
      share.report === report &&
      share.revokedAt === null &&
      (share.expiresAt === null || share.expiresAt > at) &&
      textOf(share.query, false) === textOf(query, false) &&
      textOf(share.query, true) !== textOf(query, true),
  );
  if (rival !== undefined)
    throw new ProblemError(
      'conflict',
      `"${rival.name}" shows the same over other days or periods; held against each other they would tell what is hidden: end that one first`,
      'query',
    );
}

/** A question's parameters about time, or all others, in one order. */
const textOf = (query: FrozenQuery, isTime: boolean) =>
  JSON.stringify(
    Object.entries(query)
      .filter(([key]) => timeParameters.has(key) === isTime)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
