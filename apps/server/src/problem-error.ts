import { problemCodes, type Problem, type ProblemCode } from '@usance/api';

/** What a route throws to answer with a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly at: string | undefined;

  constructor(code: ProblemCode, detail: string, at?: string) {
    super(detail);
    this.code = code;
    this.at = at;
  }
}

/** The body of a problem's answer (RFC 9457). An empty `at` is left out: then no one field is to blame. */
export function problemBody(code: ProblemCode, detail: string, at?: string): Problem {
  const [status, title] = problemCodes[code];
  return { type: `/api/docs#${code}`, title, status, code, detail, ...(at === undefined || at === '' ? {} : { at }) };
}
