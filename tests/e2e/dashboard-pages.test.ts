import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { createApiClient } from '@usance/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { addressOf, dashboardPages, settled } from './support/dashboard-pages.ts';
import { openOverview, startDemoProcess, type DemoProcess } from './support/demo-process.ts';
import { newFolder } from './support/server-process.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};

let demo: DemoProcess;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  // Enough installations that every page has something to show.
  demo = await startDemoProcess(newFolder('pages'), { installations: 1_500 });
  browser = await openBrowser();
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(demo.url) && !/^(?:data|blob):/.test(request.url()))
      faults.push(`asked ${request.url()}`);
  });
  await openOverview(page, demo);
});
afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** What axe objects to, each fault with the first element that has it. */
async function violations(): Promise<string[]> {
  // Not by a <script> element: the Content-Security-Policy forbids it, rightly.
  await page.evaluate(axeSource);
  const results = (await page.evaluate(
    (options) => (globalThis as unknown as { axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } }).axe.run(document, options), // prettier-ignore
    rules,
  )) as AxeResults;
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
  );
}

it.each(dashboardPages)('shows on $name what the API says, to everybody, in light and in dark', async (one) => {
  const api = createApiClient({ baseUrl: demo.url, token: demo.token });
  await page.goto(addressOf(one, demo.url));
  await settled(page);
  const [shown, number] = await Promise.all([one.place(page).innerText(), one.number(api)]);
  const first = await violations();
  await page.keyboard.press('t');
  const second = await violations();

  expect(number).toMatch(/[1-9]/);
  expect(shown).toContain(number);
  expect([first, second]).toEqual([[], []]);
  expect(faults.splice(0)).toEqual([]);
});
