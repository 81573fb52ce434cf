import { Type, type Static } from 'typebox';

/** An error as RFC 9457 has it, with a stable code and, where one field is to blame, its path. */
export const ProblemSchema = Type.Object({
  /** Relative address of the code's explanation. */
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  /** What was wrong and what to do. */
  detail: Type.String(),
  /** The field to blame: `consent/purposes/0`, or a query parameter's name. */
  at: Type.Optional(Type.String()),
});
export type Problem = Static<typeof ProblemSchema>;
