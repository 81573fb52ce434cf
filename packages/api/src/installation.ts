import { UuidSchema } from '@usance/protocol';
import { Type, type Static } from 'typebox';

export type { InstallationHistory } from '@usance/reports';

const day = (meaning: string) =>
  Type.Optional(
    Type.String({
      pattern: '^(?:\\d{4}-\\d{2}-\\d{2}|-\\d{1,4}d|today)$',
      description: `${meaning}: a day as 2026-11-01, or counted back from today as -90d, or today`,
    }),
  );

/**
 * Whose history is asked for: `POST /api/v1/products/{id}/installation`. The ID stands in the body, since addresses are written into the
 * logs of whatever lies between.
 */
export const InstallationQuestionSchema = Type.Object(
  { installation: UuidSchema, from: day('First day that is shown'), to: day('Last day that is shown') },
  { additionalProperties: false },
);
export type InstallationQuestion = Static<typeof InstallationQuestionSchema>;
