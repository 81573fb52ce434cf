/** Rows as CSV (RFC 4180), numbers in full. */
export function asCsv(rows: readonly object[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => plain((row as Record<string, unknown>)[name])))];
  return lines.map((texts) => `${texts.map(quoted).join(',')}\r\n`).join('');
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
