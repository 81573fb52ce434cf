import { escapeHtml, languages, textsOf, type Language } from '@usance/documents';

interface Page {
  language: Language;
  title: string;
  /** HTML. */
  main: string;
  /** Of this page, without its language. */
  path: string;
}

/** A page that works without scripts and asks for nothing but its style, which the server has itself. */
export function renderPage({ language, title, main, path }: Page): string {
  const choices = languages.map((each) =>
    each === language
      ? `<span lang="${each}" aria-current="true">${textsOf[each].language}</span>`
      : `<a href="${path}?lang=${each}" lang="${each}" hreflang="${each}">${textsOf[each].language}</a>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/p/style.css">
</head>
<body>
<nav>${choices.join('\n')}</nav>
<main>
<h1>${escapeHtml(title)}</h1>
${main}
</main>
</body>
</html>
`;
}

export const pageStyle = `
:root { color-scheme: light dark; --line: light-dark(#d9d9e0, #363a46); --soft: light-dark(#f6f6f8, #15171c); --text: light-dark(#191a20, #eceef3); --accent: light-dark(#3a3fa8, #a3adf7); }
body { max-width: 44rem; margin: 0 auto; padding: 1rem; font: 1rem/1.6 system-ui, sans-serif; color: var(--text); background: light-dark(#fff, #0d0e11); overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding-bottom: 0.75rem; border-bottom: 1px solid var(--line); }
nav a, nav span { padding: 0.25rem 0; } nav span { font-weight: 600; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; } p { margin: 0.5rem 0; }
a { color: var(--accent); } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
label { display: block; font-weight: 600; } input { box-sizing: border-box; width: 100%; margin: 0.5rem 0; padding: 0.6rem; font: inherit; color: inherit; background: var(--soft); border: 1px solid light-dark(#767680, #8a8f9c); border-radius: 6px; }
button { margin: 0.5rem 0.5rem 0.5rem 0; padding: 0.6rem 1rem; font: inherit; color: light-dark(#fff, #0d0e11); background: var(--accent); border: 0; border-radius: 6px; cursor: pointer; }
pre { white-space: pre-wrap; padding: 0.75rem; background: var(--soft); border: 1px solid var(--line); border-radius: 6px; font-size: 0.85rem; }
`;
