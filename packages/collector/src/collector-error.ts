/** Why a request as a whole was not taken; a subset of the API's problem codes. */
export type CollectorErrorCode =
  | 'invalid-json'
  | 'invalid-request'
  | 'unknown-key'
  | 'unpublished-plan' // built with a plan that the product never published: it waits until that is done
  | 'erased' // its installation's data was erased: whoever sends it deletes it and stops
  | 'unprocessable' // it failed alone: sending it again cannot help
  | 'too-many-installations'
  | 'unavailable'; // the storage did not take it: nothing is lost if it is sent again

export class CollectorError extends Error {
  override readonly name = 'CollectorError';
  readonly code: CollectorErrorCode;
  /** The field to blame, as a path: `consent/purposes/0`. */
  readonly at: string | undefined;

  constructor(code: CollectorErrorCode, message: string, { at, ...options }: ErrorOptions & { at?: string } = {}) {
    super(message, options);
    this.code = code;
    this.at = at;
  }
}
