import type { ReportAnswer, ReportDescription } from '@usance/api';

/** Rows of an answer that the reference shows; more would hide what they mean. */
const shownRows = 4;

/** A report as the reference tells of it, but for its example. */
export function describeInMarkdown({ name, title, definition, parameters }: ReportDescription): string {
  const rows = parameters.map(({ name: parameter, description, default: fallback }) => {
    const preset = fallback === undefined || fallback === '' ? '' : `\`${fallback}\``;
    return `| \`${parameter}\` | ${preset} | ${description.replaceAll('|', String.raw`\|`)} |`;
  });
  return [
    `### ${name}`,
    `**${title}**`,
    definition,
    ['| parameter | default | |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

/** A call and what the server answered to it, the rows cut short. */
export function exampleInMarkdown(call: string, { rows, totals }: ReportAnswer): string {
  const shown = rows.slice(0, shownRows).map((row) => `  ${JSON.stringify(row)}`);
  const more = rows.length > shownRows ? [`  … ${rows.length - shownRows} more`] : [];
  return [
    '```',
    `GET ${call}`,
    '',
    ...(rows.length === 0 ? ['"rows": []'] : ['"rows": [', [...shown, ...more].join(',\n'), ']']),
    ...(totals === undefined ? [] : [`"totals": ${JSON.stringify(totals)}`]),
    '```',
  ].join('\n');
}
