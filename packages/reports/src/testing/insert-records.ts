import { insertMarks, type Warehouse } from '@usance/warehouse';
import { type ArrivalRecord, insertArrivals } from './insert-arrivals.ts';
import type { SessionDayRecord } from './record.ts';
import { insertWeeks } from './week-record.ts';

/** Where each column's value is found in a record. */
const columns: Record<string, (record: SessionDayRecord) => unknown> = {
  day: ({ day }) => day,
  installation: ({ installation }) => installation,
  session: ({ session }) => session.toString(),
  revision: ({ revision }) => revision,
  first_day: ({ firstDay }) => firstDay,
  replacement: ({ replacement }) => replacement,
  environment: ({ environment }) => environment,
  kind: ({ kind }) => kind,
  purposes: ({ purposes }) => purposes,
  country: ({ country }) => country,
  version: ({ version }) => version,
  build: ({ build }) => build,
  edition: ({ edition }) => edition,
  language: ({ language }) => language,
  license_type: ({ licenseType }) => licenseType,
  license_status: ({ licenseStatus }) => licenseStatus,
  os: ({ os }) => os,
  os_version: ({ osVersion }) => osVersion,
  arch: ({ arch }) => arch,
  cpu: ({ cpu }) => cpu,
  cores: ({ cores }) => cores,
  memory_mb: ({ memoryMb }) => memoryMb,
  gpu: ({ gpu }) => gpu,
  screen: ({ screen }) => screen,
  screen_scale: ({ screenScale }) => screenScale,
  displays: ({ displays }) => displays,
  locale: ({ locale }) => locale,
  runtime: ({ runtime }) => runtime,
  form_factor: ({ formFactor }) => formFactor,
  virtual_machine: ({ virtualMachine }) => virtualMachine,
  container: ({ container }) => container,
  properties: ({ properties }) => Object.fromEntries(properties),
  sessions: ({ sessions }) => sessions,
  continued: ({ continued }) => continued,
  seconds: ({ seconds }) => seconds,
  local_hour: ({ localHour }) => localHour,
  local_weekday: ({ localWeekday }) => localWeekday,
  ended: ({ ended }) => ended,
  crashed: ({ crashed }) => crashed,
  'uses.name': ({ uses }) => uses.map(([name]) => name),
  'uses.count': ({ uses }) => uses.map(([, count]) => count),
  'uses.total': ({ uses }) => uses.map(([, , total = 0]) => total),
};

const exceptionColumns = 'product_id day installation session seq environment kind version type frames handled'.split(
  ' ',
);

/** Puts session days into the warehouse, their days marked as the collector does: in one insert, in their order, and their exceptions in another. Arrivals are noted of those that are counted by default. */
export async function insertRecords(
  warehouse: Warehouse,
  productId: number,
  records: readonly SessionDayRecord[],
): Promise<void> {
  const lines = records.map((record) =>
    JSON.stringify([productId, ...Object.values(columns).map((read) => read(record))]),
  );
  await insertMarks(
    warehouse,
    [...new Set(records.map(({ day }) => day))].map((day) => ({ productId, day })),
  );
  await warehouse.insert({
    table: 'session_days',
    columns: ['product_id', ...Object.keys(columns)],
    lines: Buffer.from(lines.join('\n')),
  });
  await insertArrivals(warehouse, productId, arrivalsOf(records));
  await insertRefusals(warehouse, productId, records);
  await insertWeeks(
    warehouse,
    productId,
    records.flatMap(({ weeks = [] }) => weeks),
  );
  const exceptions = records.flatMap(({ day, installation, session, environment, kind, version, exceptions: thrown }) =>
    thrown.map(({ seq, type, frames, handled }) =>
      JSON.stringify([
        productId,
        day,
        installation,
        `${session}`,
        seq,
        environment,
        kind,
        version,
        type,
        frames,
        handled,
      ]),
    ),
  );
  if (exceptions.length === 0) return;
  await warehouse.insert({
    table: 'exceptions',
    columns: exceptionColumns,
    lines: Buffer.from(exceptions.join('\n')),
  });
}

const arrivalsOf = (records: readonly SessionDayRecord[]): ArrivalRecord[] =>
  records.flatMap(({ day, receivedDay, installation, environment, kind }) =>
    receivedDay !== undefined && environment === 'production' && kind === 'normal'
      ? [{ day, receivedDay, installations: [installation] }]
      : [],
  );

/** Counts refused items as the collector does. */
async function insertRefusals(
  warehouse: Warehouse,
  productId: number,
  records: readonly SessionDayRecord[],
): Promise<void> {
  const lines = records.flatMap(({ receivedDay, environment, kind, refused = [] }) =>
    receivedDay === undefined
      ? []
      : refused.map((code) => JSON.stringify([productId, receivedDay, environment, kind, code, 1])),
  );
  if (lines.length === 0) return;
  await warehouse.insert({
    table: 'refusals',
    columns: ['product_id', 'received_day', 'environment', 'kind', 'code', 'items'],
    lines: Buffer.from(lines.join('\n')),
  });
}
