import * as fc from 'fast-check';
import type { OracleOf } from '../testing/oracle.ts';
import { laterBy } from '../testing/oracle-calendar.ts';
import { createWorld, installationsOf } from '../testing/oracle-world.ts';
import type { installedBase, InstalledBaseRow } from './installed-base.ts';

/** What `installed-base` must answer: the age of each installation, by walking from its first day to the end of the range. */
export const installedBaseOracle: OracleOf<typeof installedBase> = {
  ask: () => fc.record({ unit: fc.constantFrom('day', 'week', 'month') }),
  answer(records, { params: { from, to, unit }, clauses }) {
    const { matching } = createWorld(records, { clauses, from, to });
    const counted = [...matching].filter(({ day }) => from <= day && day <= to);
    const known = counted.filter(({ replacement }) => !replacement);
    const ages = installationsOf(known).map((one) => {
      const { firstDay = to } = known.find(({ installation }) => installation === one) ?? {};
      return unit === 'month' ? monthsBetween(firstDay, to) : wholeBetween(firstDay, to, unit === 'week' ? 7 : 1);
    });

    const rows: InstalledBaseRow[] = [];
    for (let age = 0; age <= Math.max(-1, ...ages); age += 1) {
      const installations = ages.filter((one) => one === age).length;
      rows.push({ age, installations, share: installations / ages.length });
    }
    const replacements = installationsOf(counted).length - ages.length;
    return { rows, totals: { installations: ages.length, replacements } };
  },
};

function wholeBetween(first: string, last: string, days: number): number {
  let count = 0;
  while (laterBy((count + 1) * days, first) <= last) count += 1;
  return count;
}

/** How often, in the months after the first day's, its day of the month (or what follows the month's end) was reached. */
function monthsBetween(first: string, last: string): number {
  let count = 0;
  let [year = 0, month = 0] = first.split('-').map(Number);
  const monthOf = () => `${year}-${String(month).padStart(2, '0')}`;
  for (;;) {
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    // As texts, 2026-02-31 comes after 2026-02-28 and before 2026-03-01, as it should.
    if (`${monthOf()}${first.slice(7)}` > last) return count;
    count += 1;
  }
}
