import { Type, type Static } from 'typebox';

const named = Type.Array(Type.Object({ value: Type.String(), installations: Type.Integer() }));

/**
 * Whom the server has heard of in the last half hour, of those that are counted by default, by the server's clock:
 * `GET /api/v1/products/{id}/live`. It stands in no report: what is heard of now may tell of days long past.
 */
export const LiveAnswerSchema = Type.Object({
  at: Type.String({ format: 'date-time', description: 'Now, by the server' }),
  since: Type.String({ format: 'date-time', description: 'What was heard of from here on is counted' }),
  scope: Type.Enum(['all', 'this-process'], {
    description: 'this-process: there may be other collectors, and what they hear of is not counted',
  }),
  isComplete: Type.Boolean({ description: 'false if there were more installations than are remembered' }),
  now: Type.Object(
    { minutes: Type.Integer(), installations: Type.Integer() },
    {
      description: 'Installations heard of in the last minutes',
    },
  ),
  installations: Type.Integer({ description: 'Heard of in the last 30 minutes, each once' }),
  minutes: Type.Array(
    Type.Object({
      minute: Type.String({ format: 'date-time' }),
      installations: Type.Integer({ description: 'Heard of in this minute, each once' }),
      sessionDays: Type.Integer({ description: 'Session days that arrived, those sent again among them' }),
    }),
    { description: 'The last 30, the running one last' },
  ),
  versions: named,
  countries: named,
});
export type LiveAnswer = Static<typeof LiveAnswerSchema>;
