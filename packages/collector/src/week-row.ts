import { createHmac, type KeyObject } from 'node:crypto';
import type { AcceptedWeek } from './accept-weeks.ts';

/** What is stamped on every row of a report at the door. */
export interface WeekStamp {
  productId: number;
  secret: KeyObject;
  environment: string;
  kind: string;
  /** Two letters, or empty. */
  country: string;
}

export const weekColumns = ['product_id', 'monday', 'environment', 'kind', 'subject', 'value', 'cell', 'uses', 'total'];

/**
 * A report's rows as lines, in the order of `weekColumns`: one for each single thing that it says. A row's `cell` makes a repeat of the report
 * find it again, and is a hash of the thing as well, so that no two rows of a report have anything in common but their week.
 */
export function weekLines({ report, monday, context }: AcceptedWeek, stamp: WeekStamp): string[] {
  const { productId, secret, environment, kind, country } = stamp;
  const facts: [subject: string, value: string, uses?: number, total?: number][] = [
    ['', ''],
    ['cohort', report.cohort],
    ['activeDays', String(report.activeDays)],
    ['version', context.app?.version ?? ''],
    ['edition', context.app?.edition ?? ''],
    ['language', context.app?.language ?? ''],
    ['licenseType', context.license?.type ?? ''],
    ['os', context.system?.os ?? ''],
    ['arch', context.system?.arch ?? ''],
    ['country', country],
    ...usesByName(report.uses ?? []),
  ];
  return facts.map(([subject, value, uses = 0, total = 0]) => {
    const cell = cellOf(secret, [report.report, subject, value]);
    return JSON.stringify([productId, monday, environment, kind, subject, value, cell, uses, total]);
  });
}

/** 64 bits of a keyed hash, in decimal digits. */
const cellOf = (secret: KeyObject, fact: readonly string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(fact)).digest().readBigUInt64LE(0).toString();

/** A feature that is named twice is one fact. */
function usesByName(uses: NonNullable<AcceptedWeek['report']['uses']>) {
  const sums = new Map<string, [subject: string, value: string, uses: number, total: number]>();
  for (const [name, count, total = 0] of uses) {
    const [, , known = 0, sum = 0] = sums.get(name) ?? [];
    sums.set(name, ['feature', name, known + count, sum + total]);
  }
  return [...sums.values()];
}
