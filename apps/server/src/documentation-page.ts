import { problemCodes } from '@usance/api';

/** The parts of an OpenAPI document that the page shows. */
interface Operation {
  summary?: string;
  description?: string;
  parameters?: { name: string; in: string; description?: string; schema?: { default?: unknown; enum?: unknown[] } }[];
  requestBody?: unknown;
  responses?: Record<string, unknown>;
}
interface Description {
  info?: { title?: string; description?: string };
  paths?: Record<string, Record<string, unknown> | undefined>;
}

/** The API's description as a page that needs no script. */
export function renderDocumentation(description: Description): string {
  const operations = Object.entries(description.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => renderOperation(method, path, operation as Operation)),
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Usance: the API</title><link rel="stylesheet" href="/api/docs.css"></head>
<body>
<main>
<h1>The API of Usance</h1>
<p>${escape(description.info?.description ?? '')} The same as <a href="/api/openapi.json">OpenAPI 3.1</a>.
Send a token as <code>Authorization: Bearer …</code>; make one in the dashboard. Programs report to <code>POST /v1/sync</code>, which the protocol describes.</p>
${operations.join('\n')}
<h2>Problems</h2>
<p>Every error is a problem as RFC 9457 has it, with one of these codes.</p>
<table><tr><th>code</th><th>status</th><th>title</th></tr>
${Object.entries(problemCodes)
  .map(
    ([code, [status, title]]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escape(title)}</td></tr>`,
  )
  .join('\n')}
</table>
</main>
</body>
</html>
`;
}

function renderOperation(
  method: string,
  path: string,
  { summary, description, parameters = [], requestBody, responses }: Operation,
) {
  const query = parameters.filter((parameter) => parameter.in === 'query');
  return `<section>
<h2><b>${method.toUpperCase()}</b> <code>${escape(path)}</code></h2>
<p>${escape(summary ?? '')}</p>
${description === undefined ? '' : `<p>${escape(description)}</p>`}
${query.length === 0 ? '' : `<h3>Parameters</h3><table>${query.map(renderParameter).join('')}</table>`}
${requestBody === undefined ? '' : `<h3>Body</h3>${renderJson(requestBody)}`}
${responses === undefined ? '' : `<h3>Answers</h3>${renderJson(responses)}`}
</section>`;
}

const renderParameter = ({ name, description, schema }: NonNullable<Operation['parameters']>[number]) =>
  `<tr><td><code>${escape(name)}</code></td><td>${escape(description ?? '')}${schema?.enum ? `: ${escape(schema.enum.join(', '))}` : ''}</td><td>${
    schema?.default === undefined ? '' : `<code>${escape(JSON.stringify(schema.default))}</code>`
  }</td></tr>`;

const renderJson = (value: unknown) =>
  `<details><summary>Schema</summary><pre>${escape(JSON.stringify(value, undefined, 2))}</pre></details>`;

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
