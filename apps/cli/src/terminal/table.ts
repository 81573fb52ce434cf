type Row = Readonly<Record<string, unknown>>;

/** Rows as aligned text: names of columns first, numbers to the right. */
export function asTable(rows: readonly Row[]): string {
  const [first] = rows;
  if (first === undefined) return 'Nothing found.';
  const columns = Object.keys(first).map((name) => {
    const cells = rows.map((row) => cell(row[name]));
    return {
      name,
      cells,
      width: Math.max(name.length, ...cells.map((text) => text.length)),
      isNumeric: rows.every((row) => typeof row[name] === 'number'),
    };
  });
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, at) => {
        const { width, isNumeric } = columns[at] ?? { width: 0, isNumeric: false };
        return isNumeric ? text.padStart(width) : text.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [
    line(columns.map(({ name }) => name)),
    line(columns.map(({ width }) => '─'.repeat(width))),
    ...rows.map((_, at) => line(columns.map(({ cells }) => cells[at] ?? ''))),
  ].join('\n');
}

function cell(value: unknown): string {
  return typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 1 }) : plain(value);
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
