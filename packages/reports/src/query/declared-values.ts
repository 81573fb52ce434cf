import type { Parameters } from '@usance/warehouse';
import { numberPattern } from './compile-condition.ts';

/**
 * The values of properties that a product's plan declares one by one or as numbers. Its author wrote them down, and nobody else's words are
 * among them: so they need not wait until enough installations have sent them.
 */
export interface DeclaredValues {
  /** The texts under which values are kept, each with its property. */
  texts: readonly { property: string; text: string }[];
  /** Properties whose values are numbers. */
  numbers: readonly string[];
}

/** What is declared without a plan. */
export const nothingDeclared: DeclaredValues = { texts: [], numbers: [] };

/** SQL for whether a value is declared. `key` is the SQL of the property's name, which must be constant: so lists are searched once. */
export const isDeclared = (key: string, value: string): string =>
  `(has(arrayFilter((text, property) -> property = ${key}, {declaredTexts: Array(String)}, {declaredTextsOf: Array(String)}), ${value})
    OR (has({declaredNumbers: Array(String)}, ${key}) AND match(${value}, '${numberPattern}')))`;

/** What is bound in every statement that may ask it. */
export const declaredParameters = ({ texts, numbers }: DeclaredValues): Parameters => ({
  declaredTexts: texts.map(({ text }) => text),
  declaredTextsOf: texts.map(({ property }) => property),
  declaredNumbers: numbers,
});
