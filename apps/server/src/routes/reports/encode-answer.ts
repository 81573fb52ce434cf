import { asCsv, reportMediaTypes, type ReportAnswer, type ReportMediaType } from '@usance/api';
import { columnsOf } from '@usance/reports';
import type { Warehouse } from '@usance/warehouse';
import Negotiator from 'negotiator';

/** The kind of document that a request asks for; `undefined` if it takes none that there is. */
export function mediaTypeFor(accept: string | undefined): ReportMediaType | undefined {
  const found = new Negotiator({ headers: { accept } }).mediaType([...reportMediaTypes]);
  return reportMediaTypes.find((type) => type === found);
}

type Encode = (answer: ReportAnswer, warehouse: Warehouse) => string | Promise<Uint8Array>;

/** Writes an answer, by the kind of document. */
export const encoders: Record<ReportMediaType, Encode> = {
  'application/json': (answer) => JSON.stringify(answer),
  'application/x-ndjson': ({ rows }) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  'text/csv': ({ rows }) => asCsv(rows),
  'application/vnd.apache.parquet': async ({ rows, report }, warehouse) =>
    warehouse.encode(rows, { format: 'Parquet', columns: columnsOf(report) }),
  'application/vnd.apache.arrow.stream': async ({ rows, report }, warehouse) =>
    warehouse.encode(rows, { format: 'ArrowStream', columns: columnsOf(report) }),
};
