export type WarehouseErrorCode =
  | 'locked' // another process has the data folder open
  | 'newer-schema' // the store was written by a newer version
  | 'bad-pattern' // a regular expression that RE2 does not take
  | 'bad-data' // rows that the store cannot take
  | 'too-slow' // the time limit passed
  | 'failed'; // anything else: out of disk, unreachable, a fault of ours

/** What the store could not do. */
export class WarehouseError extends Error {
  override readonly name = 'WarehouseError';
  readonly code: WarehouseErrorCode;

  constructor(code: WarehouseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** ClickHouse's own numbers for what we tell apart: https://clickhouse.com/docs/interfaces/errors */
const codes: Partial<Record<number, WarehouseErrorCode>> = {
  6: 'bad-data', // CANNOT_PARSE_TEXT
  26: 'bad-data', // CANNOT_PARSE_QUOTED_STRING
  27: 'bad-data', // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  33: 'bad-data', // CANNOT_READ_ALL_DATA
  38: 'bad-data', // CANNOT_PARSE_DATE
  53: 'bad-data', // TYPE_MISMATCH
  72: 'bad-data', // CANNOT_PARSE_NUMBER
  117: 'bad-data', // INCORRECT_DATA
  130: 'bad-data', // CANNOT_READ_ARRAY_FROM_TEXT
  159: 'too-slow', // TIMEOUT_EXCEEDED
  190: 'bad-data', // SIZES_OF_ARRAYS_DONT_MATCH
  427: 'bad-pattern', // CANNOT_COMPILE_REGEXP
  457: 'bad-data', // BAD_QUERY_PARAMETER
};

/** Wraps what an adapter threw, with the code told from the number in the engine's message. */
export function toWarehouseError(cause: unknown): WarehouseError {
  if (cause instanceof WarehouseError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const number = Number(/\bCode: (\d+)\b/.exec(message)?.[1] ?? (cause as { code?: string }).code);
  return new WarehouseError(codes[number] ?? 'failed', message.split('\n')[0] ?? message, { cause });
}
