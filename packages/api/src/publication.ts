import type { PublicQuestion } from '@usance/reports';
import { Type, type Static } from 'typebox';

export const EpsilonThousandthsSchema = Type.Integer({
  minimum: 10,
  maximum: 2_000,
  description: 'ε in thousandths: 10 to 2000. The smaller it is, the more noise, and the less is spent',
});

/** The question as the reports define it; whoever asks is checked against that schema. */
const QuestionSchema = Type.Unsafe<PublicQuestion>(Type.Object({ kind: Type.Enum(['active', 'values']) }));

/** Numbers for everybody, made once: each is a count with noise. */
export const PublicationSchema = Type.Object({
  madeAt: Type.String({ format: 'date-time' }),
  question: QuestionSchema,
  numbers: Type.Array(Type.Object({ label: Type.String(), installations: Type.Integer({ minimum: 0 }) })),
  /** How the numbers were made. All of a publication together cost ε. */
  noise: Type.Object({
    mechanism: Type.Literal('discrete Laplace'),
    epsilonThousandths: EpsilonThousandthsSchema,
    /** In how many of the numbers one installation can be, once in each. */
    cellsPerInstallation: Type.Integer(),
    /** The noise has P(x) ∝ exp(−|x| / scale). */
    scale: Type.Number(),
  }),
});
export type Publication = Static<typeof PublicationSchema>;

/** What was published of a product: `GET /p/{key}/numbers.json`. */
export const PublicNumbersSchema = Type.Object({
  product: Type.String(),
  publications: Type.Array(PublicationSchema),
  /** What all publications ever made of the product cost together, and the most that they may. */
  spentThousandths: Type.Integer(),
  lifetimeThousandths: Type.Integer(),
});
export type PublicNumbers = Static<typeof PublicNumbersSchema>;

/** What to publish: the question, and what it may cost. */
export interface NewPublication {
  question: PublicQuestion;
  epsilonThousandths: number;
}
