import type { Static, TObject } from 'typebox';
import type { Parameters } from '@usance/warehouse';
import type { Pieces } from './query/compile.ts';
import type { DeclaredValues } from './query/declared-values.ts';
import type { Mark } from './query/mark.ts';
import type { ReportQuery } from './query/report-query.ts';

/** What a report needs to know besides the question. */
export interface ReportContext {
  productId: number;
  /** The product's setting: without a session day for more than so many days, an installation is lost. */
  lostAfterDays: number;
  /** The product's setting: how long an installation's ID lives before the SDK replaces it. */
  identifierMonths: number;
  /** What the product's plan declares of properties: such values are shown at once. */
  declared: DeclaredValues;
  /** The UTC day on which the product was made. */
  createdDay: string;
  /** The current UTC day, by the caller's clock. */
  today: string;
  /** After how many days a day's data is complete, if the asker knows it from before: see `measureDelayDays`. */
  delayDays?: Promise<number> | undefined;
  /** Rejects when the asker has gone. */
  signal?: AbortSignal | undefined;
  /** Rejects after this long. */
  timeoutMs?: number | undefined;
}

/** One question: what it is asked with, what its numbers mean, how they are found, what a row holds. */
export interface Report<Params extends TObject = TObject, Row extends TObject = TObject> {
  title: string;
  /** The exact meaning of every number, in words. */
  definition: string;
  params: Params;
  row: Row;
  /** Which environments and kinds it looks at unless the question names some: the ones that are counted by default, or `all`. */
  scope?: 'all';
  /** `scope` for a report that counts no session days, and so takes no filters but environment and kind. */
  filters?: 'scope';
  /** `weeks` for a report on products in No-ID mode, which has nothing to say of others; all others are on installations. */
  counts?: 'weeks';
  sql(pieces: Pieces, params: Static<Params>): string;
  /** A second statement whose one row holds counts over the whole range. */
  totals?(pieces: Pieces, params: Static<Params>): string;
  /** The same counts from the engine's rows, where those tell them: it saves a second reading. */
  totalsOfRows?(rows: readonly Record<string, unknown>[]): Record<string, number>;
  /** What the report's own parameters ask of session days; the SQL finds it in `marks`. Throws a `QueryError`. */
  marks?(params: Static<Params>): readonly Mark[];
  /**
   * Values for the report's own placeholders. Every report's SQL may name `product`, `from`, `to`, `interval`, `today`, `lostAfter`,
   * `identifierMonths`, and `since`: the first day of any row that it may count, which is `from` unless it is given here.
   */
  bind?(params: Static<Params> & { from: string; to: string }, context: ReportContext): Parameters;
  /** Makes the answer's rows of the engine's; they are the same without it. */
  complete?(rows: Static<Row>[], query: ReportQuery<Static<Params>>, context: ReportContext): Static<Row>[];
}

export const defineReport = <Params extends TObject, Row extends TObject>(
  report: Report<Params, Row>,
): Report<Params, Row> => report;
