import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApiClient, type ReportName } from '@usance/api';
import { startDemoProcess } from '../e2e/support/demo-process.ts';
import { newFolder } from '../e2e/support/server-process.ts';
import { makeProductWithoutIds } from './product-without-ids.ts';
import { sendRefusedItems } from './refused-items.ts';
import { reportExamples } from './report-examples.ts';
import { describeInMarkdown, exampleInMarkdown } from './report-reference.ts';

// `npm run reference`: writes the reports' reference out of the code, with what a real server answers about a demo.
const file = fileURLToPath(new URL('../../docs/reference/reports.md', import.meta.url));
const demo = await startDemoProcess(newFolder('reference'));
const api = createApiClient({ baseUrl: demo.url, token: demo.token });
const [product] = (await api.products()).products;
if (product === undefined) throw new Error('the demo has no product');
const productWithoutIds = await makeProductWithoutIds(api, demo.url);
await sendRefusedItems(api, demo.url, product);
const sections: string[] = [];
for (const description of (await api.reports()).reports) {
  const name = description.name as ReportName; // the server has it
  const query = reportExamples[name];
  const { id } = name.startsWith('weekly-') ? productWithoutIds : product;
  const call = `/api/v1/products/${id}/reports/${name}?${decodeURIComponent(new URLSearchParams(query).toString())}`;
  sections.push(
    `${describeInMarkdown(description)}\n\n${exampleInMarkdown(call, await api.report(id, name, { query }))}`,
  );
}
await demo.stop();
const text = readFileSync(file, 'utf8');
const [head = ''] = text.split('<!-- reports -->');
writeFileSync(file, `${head}<!-- reports -->\n\n${sections.join('\n\n')}\n`);
