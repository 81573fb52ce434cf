export type QueryErrorCode =
  | 'unknown-parameter' // neither a parameter of the report nor a filter
  | 'invalid-filter' // a filter that cannot be read
  | 'invalid-request'; // a parameter that cannot be read, or a range that cannot be answered

/** A question that cannot be answered as asked. The message says what was wrong and what to write instead. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly code: QueryErrorCode;
  /** The parameter to blame, as it stands in the URL. */
  readonly at: string;

  constructor(fault: { code: QueryErrorCode; at: string; detail: string }, options?: ErrorOptions) {
    super(fault.detail, options);
    this.code = fault.code;
    this.at = fault.at;
  }
}
