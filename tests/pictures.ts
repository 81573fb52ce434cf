import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page, Request } from 'playwright-core';
import { openDashboard } from './e2e/support/dashboard.ts';
import { dashboardPages, openPage, settled } from './e2e/support/dashboard-pages.ts';
import { makeProductWithoutIds } from './reference/product-without-ids.ts';

// `npm run pictures`: pictures of every page of the real dashboard for the documents, over a demo that is made for them. With names of
// pages behind it, only of those: `npm run pictures -- retention funnels`.
const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(folder, { recursive: true });
const wanted = new Set(process.argv.slice(2));
const dashboard = await openDashboard({});
const { api, demo, installation } = dashboard;
const withoutIds = await makeProductWithoutIds(api, demo.url, 12);
const share = await api.createShare(1, {
  name: 'Systems, for the board',
  report: 'breakdown',
  query: { from: '-89d', by: 'os', interval: 'week' },
  expiresInDays: 90,
});
const pages: { name: string; open: (page: Page) => Promise<void> }[] = [
  ...dashboardPages.map((one) => ({
    name: one.name,
    open: (page: Page) => openPage(page, one, { url: demo.url, installation }),
  })),
  {
    name: 'without-ids',
    async open(page: Page) {
      await page.goto(`${demo.url}/products/${withoutIds.id}?from=-89d`);
      await settled(page);
    },
  },
  {
    name: 'share',
    async open(page: Page) {
      await page.goto(`${demo.url}${share.page}`);
      await page.locator('h1').waitFor();
    },
  },
].filter(({ name }) => wanted.size === 0 || wanted.has(name));
const looks = [
  { look: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { look: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { look: 'phone', colorScheme: 'light', viewport: { width: 390, height: 900 } },
] as const;
/** What lies further down says nothing new. */
const tallestPx = 1_800;

for (const { look, viewport, colorScheme } of looks) {
  const page = await dashboard.newPage({ viewport, colorScheme });
  const underWay = new Set<Request>();
  page.on('request', (request) => underWay.add(request));
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  for (const { name, open } of pages) {
    await page.setViewportSize(viewport);
    await open(page);
    await page.waitForLoadState('networkidle');
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({
      width: viewport.width,
      height: Math.min(tallestPx, Math.max(viewport.height, height)),
    });
    await page.waitForTimeout(1_000); // what is asked for when it comes into view begins
    await settled(page);
    while (underWay.size > 0) await page.waitForTimeout(100); // changes against the range before come last
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${folder}${name}-${look}.png` });
  }
}
await dashboard.close();
