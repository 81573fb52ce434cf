import { ApiError } from '@usance/api';

/** What the server says about one field of a form; `undefined` if its complaint is about something else. */
export function fieldError(error: Error | null, field: string): string | undefined {
  if (!(error instanceof ApiError) || error.problem?.at === undefined) return undefined;
  const blamed = error.problem.at.replace(/^\//, '');
  return blamed === field || blamed.endsWith(`/${field}`) ? error.problem.detail : undefined;
}

/** The complaint, unless one of the fields shows it already. */
export function formError(error: Error | null, fields: readonly string[]): Error | null {
  return fields.some((field) => fieldError(error, field) !== undefined) ? null : error;
}
