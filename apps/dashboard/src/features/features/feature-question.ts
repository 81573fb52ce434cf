import type { Question } from '../../ui/report/question.ts';

/** What each card of a feature's page is about. */
export interface FeatureQuestion {
  product: number;
  question: Question;
  feature: string;
}
