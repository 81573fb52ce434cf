/** The numbers behind a chart as a table: what the table view shows and the CSV file holds. */
export interface Figures {
  /** Of the file, without extension. */
  name: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number | undefined)[])[];
  /** What the columns hold; where it is not said, text and numbers. */
  kinds?: readonly FigureKind[];
}

/** How a number is written. The file always holds it in full. */
export type FigureKind = 'text' | 'count' | 'share' | 'decimal';

/** CSV as RFC 4180 has it. A missing number is an empty field. */
export function toCsv({ columns, rows }: Figures): string {
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/**
 * Values come from installations, and a spreadsheet runs text that begins like a formula, so such text gets an apostrophe
 * in front.
 */
function field(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
