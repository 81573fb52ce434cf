import type { FilterKey, ReportName, ReportParams } from '@usance/reports';
import type { ApiClient } from './client.ts';
import type { ReportAnswer } from './report-answer.ts';

/** A report's own parameters, and filters beside them: `{ from: '-90d', interval: 'week', filters: { os: '!Linux' } }`. */
export type ReportQuestion<Name extends ReportName> = {
  [Key in keyof ReportParams[Name]]?: ReportParams[Name][Key] | undefined;
} & {
  /** Conditions as in the API's address, by what they are about. */
  filters?: Partial<Record<FilterKey, string | number>>;
  /** The name of a saved segment, whose filters must hold as well. */
  segment?: string;
};

type CamelCase<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Text;

/** Every report as a function, by its name in the API in camel case: `sessionLength` asks for `session-length`. */
export type ReportsClient = {
  [Name in ReportName as CamelCase<Name>]: (
    question?: ReportQuestion<Name>,
    options?: { signal?: AbortSignal },
  ) => Promise<ReportAnswer<Name>>;
};

/** A product's reports. They are not listed here: which there are, the types know and the server says. */
export function createReportsClient(api: ApiClient, productId: number): ReportsClient {
  const ask =
    (name: ReportName) =>
    ({ filters = {}, ...own }: ReportQuestion<ReportName> = {}, { signal }: { signal?: AbortSignal } = {}) =>
      api.report(productId, name, { query: asTexts({ ...own, ...filters }), signal });
  return new Proxy({} as ReportsClient, {
    get: (_, key) =>
      // Whoever awaits an object asks it for `then`; it would be taken for a promise.
      typeof key === 'string' && key !== 'then' ? ask(inKebabCase(key) as ReportName) : undefined, // the types allow no other
  });
}

const inKebabCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const asTexts = (parameters: Record<string, string | number | undefined>) =>
  Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [key, value === undefined ? undefined : String(value)]),
  );
