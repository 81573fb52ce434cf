import type { QueryOptions, Warehouse } from '@usance/warehouse';
import { Type, type Static } from 'typebox';
import { QueryError } from './filters/query-error.ts';
import { readDay } from './query/report-query.ts';

const text = Type.Union([Type.String(), Type.Null()]);
const number = Type.Union([Type.Number(), Type.Null()]);
const integer = Type.Union([Type.Integer(), Type.Null()]);

/** What one session of the installation did on one day, and what was known of it then; `null` where it told nothing. */
const HistoryDaySchema = Type.Object({
  day: Type.String({ format: 'date' }),
  environment: Type.String(),
  kind: Type.String(),
  country: text,
  purposes: Type.Array(Type.String(), { description: 'What the person had agreed to' }),
  version: text,
  build: text,
  edition: text,
  language: text,
  licenseType: text,
  licenseStatus: Type.Array(Type.String()),
  os: text,
  osVersion: text,
  arch: text,
  cpu: text,
  cores: integer,
  memoryMb: integer,
  gpu: text,
  screen: text,
  screenScale: number,
  displays: integer,
  locale: text,
  runtime: text,
  formFactor: text,
  virtualMachine: text,
  container: text,
  properties: Type.Record(Type.String(), Type.String()),
  sessions: Type.Integer(),
  continued: Type.Boolean(),
  seconds: Type.Integer(),
  ended: Type.Boolean(),
  crashed: Type.Boolean(),
  localHour: integer,
  localWeekday: integer,
  features: Type.Array(Type.Object({ name: Type.String(), uses: Type.Integer(), total: Type.Number() })),
});

const HistoryExceptionSchema = Type.Object({
  day: Type.String({ format: 'date' }),
  hour: Type.Integer(),
  version: text,
  type: Type.String(),
  message: text,
  frames: Type.Array(Type.String()),
  handled: Type.Boolean(),
});

/** A single occurrence of a feature whose plan asks for such. */
const HistoryEventSchema = Type.Object({
  day: Type.String({ format: 'date' }),
  hour: Type.Integer(),
  version: text,
  name: Type.String(),
  value: Type.Number(),
  attributes: Type.Record(Type.String(), Type.String()),
});

/** All that is kept of one installation, the newest first. */
export const InstallationHistorySchema = Type.Object({
  firstDay: Type.String({ format: 'date', description: 'Its first day, as it says itself' }),
  lastDay: Type.String({ format: 'date', description: 'The last day of which anything is kept' }),
  replacement: Type.Boolean({ description: 'Whether its ID followed one that expired' }),
  days: Type.Integer({ description: 'Days of which anything is kept, whatever the range' }),
  sessions: Type.Integer({ description: 'Sessions of all these days' }),
  seconds: Type.Integer({ description: 'Seconds of all these days' }),
  sessionDays: Type.Array(HistoryDaySchema),
  exceptions: Type.Array(HistoryExceptionSchema),
  events: Type.Array(HistoryEventSchema),
  isComplete: Type.Boolean({ description: 'false if the range holds more than is shown: ask for fewer days' }),
});
export type InstallationHistory = Static<typeof InstallationHistorySchema>;

export interface HistoryQuestion extends HistoryRange {
  /** The ordinal. */
  installation: number;
  /** How many session days, exceptions and events, each, at most; more than 5,000 of any would be no answer to read. */
  limit?: number;
  options?: QueryOptions;
}

export interface HistoryRange {
  from: string;
  to: string;
}

/** Reads a range of which either end may be left out: then it is open there. Throws a `QueryError`. */
export function parseHistoryRange(given: Partial<HistoryRange>, today: string): HistoryRange {
  const from = readDay('from', given.from ?? '2000-01-01', today);
  const to = readDay('to', given.to ?? '2099-12-31', today);
  if (from <= to) return { from, to };
  const detail = `the range begins on ${from} and ends before that, on ${to}; swap the two`;
  throw new QueryError({ code: 'invalid-request', at: 'from', detail });
}

/** One installation's own history, values that reports would hide among it; `undefined` if nothing is kept of it. */
export async function installationHistory(
  warehouse: Warehouse,
  productId: number,
  { limit = 5_000, options, ...range }: HistoryQuestion,
): Promise<InstallationHistory | undefined> {
  const bound = { ...range, product: productId, limit: limit + 1 };
  const [wholes, sessionDays, exceptions, events] = await Promise.all([
    warehouse.query<Whole>(wholeSql, bound, options),
    warehouse.query<InstallationHistory['sessionDays'][number]>(sessionDaysSql, bound, options),
    warehouse.query<InstallationHistory['exceptions'][number]>(exceptionsSql, bound, options),
    warehouse.query<InstallationHistory['events'][number]>(eventsSql, bound, options),
  ]);
  const [whole] = wholes;
  if (whole === undefined) return undefined;
  return {
    ...whole,
    sessionDays: sessionDays.slice(0, limit),
    exceptions: exceptions.slice(0, limit),
    events: events.slice(0, limit),
    isComplete: [sessionDays, exceptions, events].every(({ length }) => length <= limit),
  };
}

type Whole = Omit<InstallationHistory, 'sessionDays' | 'exceptions' | 'events' | 'isComplete'>;

const wholeSql = /* sql */ `
  SELECT
    min(first_day) AS firstDay,
    max(day) AS lastDay,
    max(replacement) AS replacement,
    uniqExact(day) AS days,
    sum(if(continued, 0, kept.sessions)) AS sessions,
    sum(kept.seconds) AS seconds
  FROM session_days AS kept FINAL
  WHERE product_id = {product: UInt32}
    AND installation = {installation: UInt32}
  HAVING count() > 0
`;

const sessionDaysSql = /* sql */ `
  SELECT
    kept.day AS day,
    environment,
    kind,
    nullIf(kept.country, '') AS country,
    purposes,
    nullIf(kept.version, '') AS version,
    nullIf(kept.build, '') AS build,
    nullIf(kept.edition, '') AS edition,
    nullIf(kept.language, '') AS language,
    nullIf(license_type, '') AS licenseType,
    license_status AS licenseStatus,
    nullIf(kept.os, '') AS os,
    nullIf(os_version, '') AS osVersion,
    nullIf(kept.arch, '') AS arch,
    nullIf(kept.cpu, '') AS cpu,
    nullIf(kept.cores, 0) AS cores,
    nullIf(memory_mb, 0) AS memoryMb,
    nullIf(kept.gpu, '') AS gpu,
    nullIf(kept.screen, '') AS screen,
    nullIf(screen_scale, 0) AS screenScale,
    nullIf(kept.displays, 0) AS displays,
    nullIf(kept.locale, '') AS locale,
    nullIf(kept.runtime, '') AS runtime,
    nullIf(form_factor, '') AS formFactor,
    nullIf(virtual_machine, '') AS virtualMachine,
    nullIf(kept.container, '') AS container,
    properties,
    sessions,
    continued,
    seconds,
    ended,
    crashed,
    -- An hour of 0 is midnight if the weekday was told with it.
    if(local_hour = 0 AND local_weekday = 0, NULL, local_hour) AS localHour,
    nullIf(local_weekday, 0) AS localWeekday,
    arrayMap(
      (name, uses, total) -> CAST((name, uses, total), 'Tuple(name String, uses UInt64, total Float64)'),
      uses.name, uses.count, uses.total
    ) AS features
  FROM session_days AS kept FINAL
  WHERE product_id = {product: UInt32}
    AND installation = {installation: UInt32}
    AND kept.day BETWEEN {from: Date} AND {to: Date}
  ORDER BY kept.day DESC, local_hour DESC, session
  LIMIT {limit: UInt32}
`;

const exceptionsSql = /* sql */ `
  SELECT day, hour, nullIf(kept.version, '') AS version, type, nullIf(kept.message, '') AS message, frames, handled
  FROM exceptions AS kept FINAL
  WHERE product_id = {product: UInt32}
    AND installation = {installation: UInt32}
    AND day BETWEEN {from: Date} AND {to: Date}
  ORDER BY day DESC, hour DESC, session, seq
  LIMIT {limit: UInt32}
`;

const eventsSql = /* sql */ `
  SELECT day, hour, nullIf(kept.version, '') AS version, name, value, attributes
  FROM events AS kept FINAL
  WHERE product_id = {product: UInt32}
    AND installation = {installation: UInt32}
    AND day BETWEEN {from: Date} AND {to: Date}
  ORDER BY day DESC, hour DESC, session, seq
  LIMIT {limit: UInt32}
`;
