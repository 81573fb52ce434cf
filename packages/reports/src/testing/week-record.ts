import * as fc from 'fast-check';
import type { Warehouse } from '@usance/warehouse';
import type { ReportQuery } from '../query/report-query.ts';
import type { Vocabulary } from './fleet.ts';
import { laterBy } from './oracle-calendar.ts';
import { isInScope } from './oracle-world.ts';
import { aSessionDay, type SessionDayRecord } from './record.ts';

/** A weekly report without an ID as a plain value. `report` stands for its name. */
export interface WeekRecord {
  report: number;
  monday: string;
  environment: string;
  kind: string;
  cohort: string;
  activeDays: number;
  version: string;
  edition: string;
  language: string;
  licenseType: string;
  os: string;
  arch: string;
  country: string;
  /** Each feature once. */
  uses: readonly (readonly [name: string, count: number, total: number])[];
}

/** A report of a production installation, of which nothing else is known. */
export const aWeekReport = (known: Pick<WeekRecord, 'report' | 'monday'> & Partial<WeekRecord>): WeekRecord => ({
  environment: 'production',
  kind: 'normal',
  cohort: 'first week',
  activeDays: 1,
  version: '',
  edition: '',
  language: '',
  licenseType: '',
  os: '',
  arch: '',
  country: '',
  uses: [],
  ...known,
});

/** Reports of a few weeks, many of each, so that some values are of many and some of few. */
export const someWeekReports = (
  { texts, features }: Vocabulary,
  today: string,
): fc.Arbitrary<readonly WeekRecord[]> => {
  const aText = fc.constantFrom('', ...texts);
  return fc
    .array(
      fc.record({
        monday: fc.constantFrom(...[1, 1, 2, 9].map((weeks) => laterBy(-7 * weeks, today))),
        environment: fc.constantFrom('production', 'production', 'production', 'development'),
        kind: fc.constantFrom('normal', 'normal', 'normal', 'ci'),
        cohort: fc.constantFrom('first week', '1-4 weeks', 'over a year', 'over a year'),
        activeDays: fc.constantFrom(1, 5, 5, 7),
        version: fc.constantFrom('4.2', '4.10', '4.10'),
        edition: aText,
        language: aText,
        licenseType: aText,
        os: aText,
        arch: aText,
        country: fc.constantFrom('', 'DE', 'DE', 'FR'),
        uses: fc.uniqueArray(
          // Halves, so that sums are exact in whatever order they are made.
          fc.tuple(fc.constantFrom(...features), fc.integer({ min: 1, max: 4 }), fc.constantFrom(0, 1.5, -2, 40)),
          { selector: ([name]) => name, maxLength: 2 },
        ),
      }),
      { maxLength: 80, size: 'max' },
    )
    .map((reports) => reports.map((report, index) => ({ ...report, report: index })));
};

/** The reports that a question counts: each that ever came, once. */
export function countedWeeks(
  records: readonly SessionDayRecord[],
  { params: { from, to }, clauses }: ReportQuery,
): WeekRecord[] {
  const reports = new Map(records.flatMap(({ weeks = [] }) => weeks.map((one) => [one.report, one] as const)));
  return [...reports.values()].filter(
    ({ monday, environment, kind }) =>
      from <= monday &&
      monday <= to &&
      isInScope(aSessionDay({ day: monday, installation: 0, environment, kind }), clauses),
  );
}

const columns = ['product_id', 'monday', 'environment', 'kind', 'subject', 'value', 'cell', 'uses', 'total'];

/** Stores reports as the collector does: each thing that one tells by itself. */
export async function insertWeeks(
  warehouse: Warehouse,
  productId: number,
  reports: readonly WeekRecord[],
): Promise<void> {
  if (reports.length === 0) return;
  const lines = reports.flatMap(({ report, monday, environment, kind, uses, ...told }) =>
    [
      ['', '', 0, 0] as const,
      ...Object.entries(told).map(([subject, value]) => [subject, String(value), 0, 0] as const),
      ...uses.map(([name, count, total]) => ['feature', name, count, total] as const),
    ].map(([subject, value, count, total], index) =>
      JSON.stringify([productId, monday, environment, kind, subject, value, report * 100 + index, count, total]),
    ),
  );
  await warehouse.insert({ table: 'weeks', columns, lines: Buffer.from(lines.join('\n')) });
}
