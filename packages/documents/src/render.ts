import type { UsageDocument } from './document.ts';

export const documentFormats = ['markdown', 'text', 'html', 'csv'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

/** A document as text, the same byte for byte whenever its facts are. `csv` has one statement a line, with where it comes from. */
export function renderDocument(document: UsageDocument, format: DocumentFormat): string {
  switch (format) {
    case 'markdown':
      return asText(document, {
        title: (text) => `# ${asMarkdown(text)}`,
        heading: (text) => `## ${asMarkdown(text)}`,
        line: asMarkdown,
      });
    case 'text':
      return asText(document, { title: (text) => text, heading: (text) => text, line: (text) => text });
    case 'html':
      return asHtml(document);
    default:
      return asCsv(document);
  }
}

interface Marks {
  title: (text: string) => string;
  heading: (text: string) => string;
  line: (text: string) => string;
}

function asText({ name, title, sections }: UsageDocument, marks: Marks): string {
  // A banner is to be read above a prompt: no title, no empty lines.
  const [gap, head] = name === 'banner' ? ['\n', []] : ['\n\n', [marks.title(title)]];
  const blocks = sections.flatMap(({ heading, statements }) => [
    ...(heading === undefined ? [] : [marks.heading(heading)]),
    ...statements.map(({ text }) => marks.line(text)),
  ]);
  return `${[...head, ...blocks].join(gap)}\n`;
}

function asHtml({ language, title, sections }: UsageDocument): string {
  const blocks = sections.map(({ heading, statements }) =>
    [
      ...(heading === undefined ? [] : [`<h2>${escapeHtml(heading)}</h2>`]),
      ...statements.map(({ text }) => `<p>${escapeHtml(text)}</p>`),
    ].join('\n'),
  );
  return `<section lang="${language}">\n<h1>${escapeHtml(title)}</h1>\n${blocks.join('\n')}\n</section>\n`;
}

function asCsv({ sections }: UsageDocument): string {
  const rows = sections.flatMap(({ statements }) => statements.map(({ id, text, from }) => [id, text, from.join(' ')]));
  return [['id', 'text', 'from'], ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** A cell that begins like a formula would be run as one by a spreadsheet. */
const csvCell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** What the vendor wrote is text, in Markdown too. */
const asMarkdown = (text: string) => text.replaceAll(/[\\`*_[\]<>#|]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ');

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
