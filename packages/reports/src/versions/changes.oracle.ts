import { inOrder, installationsOf, type World } from '../testing/oracle-world.ts';
import type { SessionDayRecord } from '../testing/record.ts';

/** An installation left one value for another. */
export interface Change {
  installation: number;
  from: string;
  to: string;
  /** Since the installation's first session day ever with the value that it left. */
  days: number;
}

/** The changes of a value that lie in the range and fulfil the filters, found by walking along each installation's session days. */
export function changesOf(
  { scoped, matching }: World,
  { read, from, to }: { read: (record: SessionDayRecord) => string; from: string; to: string },
): Change[] {
  const changes: Change[] = [];
  for (const installation of installationsOf(scoped)) {
    const own = inOrder(scoped.filter((record) => record.installation === installation && read(record) !== ''));
    for (const [index, record] of own.entries()) {
      const before = own[index - 1];
      if (before === undefined || read(before) === read(record)) continue;
      if (record.day < from || record.day > to || !matching.has(record)) continue;
      const first = own.find((one) => read(one) === read(before));
      const days = daysApart(first?.day ?? '', record.day);
      changes.push({ installation, from: read(before), to: read(record), days });
    }
  }
  return changes;
}

/** How many days the later one comes after the earlier one. */
export const daysApart = (earlier: string, later: string): number =>
  Math.round((new Date(later).getTime() - new Date(earlier).getTime()) / 86_400_000);

/** Changes with the same values on both sides. */
export function pathsOf(changes: readonly Change[]): { from: string; to: string; own: Change[] }[] {
  const paths = new Map(changes.map(({ from, to }) => [JSON.stringify([from, to]), { from, to }]));
  return [...paths.values()].map(({ from, to }) => ({
    from,
    to,
    own: changes.filter((change) => change.from === from && change.to === to),
  }));
}
