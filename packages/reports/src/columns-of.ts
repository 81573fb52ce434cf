import type { TSchema } from 'typebox';
import { catalog, type ReportName } from './catalog.ts';

const types: Record<string, string> = { string: 'String', integer: 'Int64', number: 'Float64', boolean: 'Bool' };

/** The columns of a report's rows with the engine's types, in their order. */
export function columnsOf(name: ReportName): Record<string, string> {
  const { properties, required = [] } = catalog[name].row as {
    properties: Record<string, TSchema & { type?: string; anyOf?: unknown[] }>;
    required?: readonly string[];
  };
  return Object.fromEntries(
    Object.entries(properties).map(([column, field]) => {
      const [variant = field] = (field.anyOf ?? []) as (typeof field)[];
      const type = types[variant.type ?? 'string'] ?? 'String';
      return [column, required.includes(column) && field.anyOf === undefined ? type : `Nullable(${type})`];
    }),
  );
}
