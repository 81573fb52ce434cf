export const apiSnippetKinds = ['curl', 'typescript', 'cli'] as const;
export type ApiSnippetKind = (typeof apiSnippetKinds)[number];

interface SnippetContext {
  product: { id: number; name: string };
  /** Where the server is, as the browser sees it. */
  endpoint: string;
}

/** How three kinds of program ask how many installations were active each day of the last 30. */
export function apiSnippet(kind: ApiSnippetKind, { product, endpoint }: SnippetContext): string {
  switch (kind) {
    case 'curl':
      return `curl -sS '${endpoint}/api/v1/products/${product.id}/reports/activity?from=-29d&interval=day' \\
  -H 'authorization: Bearer ut_…'`;
    case 'typescript':
      return `import { createClient } from '@usance/api';

const client = createClient({ url: '${endpoint}', token: process.env.USANCE_TOKEN ?? '' });
const { rows } = await client.product(${product.id}).reports.activity({ from: '-29d', interval: 'day' });

for (const { period, active } of rows) console.log(period, active);`;
    default:
      return `export USANCE_TOKEN=ut_…
usance report activity from=-29d interval=day --server ${endpoint} --product ${inShell(product.name)}`;
  }
}

/** A name as one word of a shell, whatever is in it. */
const inShell = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
