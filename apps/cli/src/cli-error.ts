/** `usage`: the command was called wrongly; `failed`: it was right, but could not be done. */
export type CliErrorCode = 'usage' | 'failed';

/** The exit code of each kind of failure. */
export const exitCodeOf = { failed: 1, usage: 2 } satisfies Record<CliErrorCode, number>;

/** Ends a command with one sentence for the person who typed it. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code: CliErrorCode;

  constructor(code: CliErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
