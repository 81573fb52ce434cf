import { reportMediaTypes, type ReportMediaType } from '@usance/api';
import type { PlanDocument } from '@usance/protocol';
import * as fc from 'fast-check';
import { insidePlan, keys, marker, type PlannedSync } from './planned-syncs.ts';
import type { TestServer } from './test-server.ts';

/** A report by feature, or by a property's value, of all or of those with some property's value. */
export interface PlannedQuestion {
  by: string | undefined;
  of: { key: string; value: string } | undefined;
}

/** Also of what no plan declares, and of values that nobody may see. */
export const questions: fc.Arbitrary<PlannedQuestion> = fc.record({
  by: fc.option(fc.constantFrom(...keys), { nil: undefined }),
  of: fc.oneof(
    fc.constant(undefined),
    fc.record({
      key: fc.constantFrom(...keys),
      value: fc.constantFrom('dark', 'abc', 'true', '7', '10', marker, 'jane@example.com', '(none)', '(other)'),
    }),
  ),
});

/** How many installations are told of, by feature or value. */
type Told = Record<string, number>;

/** An undeclared value is seen when so many have sent it. */
const leastOfUndeclared = 5;

/** What a report may say, by what plan and choices let in, said naively: nothing that was sent for another purpose counts anywhere. */
export function toldOf({ by, of }: PlannedQuestion, plan: PlanDocument, sent: readonly PlannedSync[]): Told {
  const kept = sent.map((sync) => insidePlan(plan, sync)).filter(({ isThere }) => isThere);
  const having = (key: string, value: string) => kept.filter(({ properties }) => properties[key] === value).length;
  const shown = (key: string, value: string | undefined) => {
    if (value === undefined) return '(none)';
    const isFree = plan.properties?.[key]?.type === 'pattern';
    return isFree && having(key, value) < leastOfUndeclared ? '(other)' : value;
  };
  const told: Told = {};
  for (const { properties, uses } of kept) {
    if (of !== undefined && shown(of.key, properties[of.key]) !== of.value) continue;
    for (const name of by === undefined ? uses : [shown(by, properties[by])]) told[name] = (told[name] ?? 0) + 1;
  }
  return told;
}

/** What the API says, in each kind of document that it writes. */
export async function inEveryFormat(
  server: Pick<TestServer, 'send' | 'warehouse'>,
  productId: number,
  { by, of }: PlannedQuestion,
): Promise<Record<ReportMediaType, Told>> {
  const query = new URLSearchParams({ from: '-2d', ...(by !== undefined && { by: `property.${by}` }) });
  if (of !== undefined) query.append(`property.${of.key}`, of.value);
  const name = by === undefined ? 'features' : 'breakdown';
  const answers = await Promise.all(
    reportMediaTypes.map(async (accept) => {
      const path = `/api/v1/products/${productId}/reports/${name}?${query}`;
      const answer = await server.send('GET', path, { headers: { accept } });
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (!answer.ok) throw new Error(`${path}: ${bytes.toString()}`);
      const rows = await readers[accept](bytes, server);
      return [
        accept,
        Object.fromEntries(rows.map((row) => [row['feature'] ?? row['value'], Number(row['installations'])])),
      ];
    }),
  );
  return Object.fromEntries(answers) as Record<ReportMediaType, Told>; // of each of them
}

type Row = Record<string, unknown>;
type Read = (bytes: Buffer, server: Pick<TestServer, 'warehouse'>) => Row[] | Promise<Row[]>;

const readBy =
  (format: string): Read =>
  async (bytes, { warehouse }) => {
    if (bytes.toString().trim() === '') return [];
    const sql = `SELECT * FROM format(${format}, unhex({hex: String}))`;
    try {
      return await warehouse.query<Row>(sql, { hex: bytes.toString('hex') });
    } catch (cause) {
      // What the engine says of a file that has columns and no rows.
      if (String(cause).includes('There are only columns: .')) return [];
      throw cause;
    }
  };

/** As other programs read them. */
const readers: Record<ReportMediaType, Read> = {
  'application/json': (bytes) => (JSON.parse(bytes.toString()) as { rows: Row[] }).rows,
  'application/x-ndjson': readBy('JSONEachRow'),
  'text/csv': readBy('CSVWithNames'),
  'application/vnd.apache.parquet': readBy('Parquet'),
  'application/vnd.apache.arrow.stream': readBy('ArrowStream'),
};
