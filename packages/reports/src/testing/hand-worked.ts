import type { Warehouse } from '@usance/warehouse';
import type { ReportContext } from '../define-report.ts';
import { nothingDeclared } from '../query/declared-values.ts';
import { insertRecords } from './insert-records.ts';
import { aSessionDay, type SessionDayRecord } from './record.ts';

type Known = Partial<SessionDayRecord>;

/** An installation with its first day and its session days, all of 2026; each is half an hour long. */
export function installation(
  ordinal: number,
  firstDay: string,
  days: readonly (string | [day: string, known: Known])[],
) {
  return (known: Known = {}): SessionDayRecord[] =>
    days.map((entry, index) => {
      const [day, own] = typeof entry === 'string' ? [entry, {}] : entry;
      const base = { installation: ordinal, firstDay: `2026-${firstDay}`, session: BigInt(index), seconds: 1_800 };
      return aSessionDay({ ...base, ...known, ...own, day: `2026-${day}` });
    });
}

/** Puts a fleet under a product of its own, which is looked at on Monday 23 November 2026; lost is who is away for over 3 days. */
export async function storeFleet(
  warehouse: Warehouse,
  fleet: readonly SessionDayRecord[][],
  settings: Partial<ReportContext> = {},
): Promise<ReportContext> {
  products += 1;
  // One by one, as they come: within one insert the engine itself would drop what is sent twice.
  for (const record of fleet.flat()) await insertRecords(warehouse, products, [record]);
  const usual = {
    lostAfterDays: 3,
    identifierMonths: 13,
    declared: nothingDeclared,
    createdDay: '2026-01-01',
    today: '2026-11-23',
  };
  return { productId: products, ...usual, ...settings };
}

let products = 0;

/** The words of each line. */
export const table = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/));
