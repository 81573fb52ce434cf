import { catalog } from './catalog.ts';

/** What a report is and what it is asked with, for people and programs. */
export interface ReportDescription {
  name: string;
  title: string;
  definition: string;
  parameters: { name: string; description: string; default?: string | number; values?: string[] }[];
}

/** A parameter's schema, as far as it is told of. */
interface Field {
  description?: string;
  default?: string | number;
  enum?: string[];
}

/** Every report of the catalogue. */
export const describeReports = (): ReportDescription[] =>
  Object.entries(catalog).map(([name, { title, definition, params }]) => ({
    name,
    title,
    definition,
    parameters: Object.entries(params.properties as Record<string, Field>).map(([parameter, field]) => ({
      name: parameter,
      description: field.description ?? '',
      ...(field.default === undefined ? {} : { default: field.default }),
      ...(field.enum === undefined ? {} : { values: field.enum }),
    })),
  }));
