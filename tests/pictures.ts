import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './e2e/support/browser.ts';
import { addressOf, dashboardPages, settled } from './e2e/support/dashboard-pages.ts';
import { openOverview, startDemoProcess } from './e2e/support/demo-process.ts';
import { newFolder } from './e2e/support/server-process.ts';

// `npm run pictures`: pictures of every page of the real dashboard for the documents, over a demo that is made for them. With names of
// pages behind it, only of those: `npm run pictures -- retention funnels`.
const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(folder, { recursive: true });
const wanted = new Set(process.argv.slice(2));
const pages = dashboardPages.filter(({ name }) => wanted.size === 0 || wanted.has(name));
const demo = await startDemoProcess(newFolder('pictures'));
const browser = await openBrowser();
const looks = [
  { look: 'light', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { look: 'dark', colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { look: 'phone', colorScheme: 'light', viewport: { width: 390, height: 900 } },
] as const;
/** What lies further down says nothing new. */
const tallestPx = 1_800;

for (const { look, viewport, colorScheme } of looks) {
  const context = await browser.newContext({ locale: 'en-GB', viewport, colorScheme });
  const page = await context.newPage();
  await openOverview(page, demo);
  for (const one of pages) {
    await page.setViewportSize(viewport);
    await page.goto(addressOf(one, demo.url));
    await settled(page);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({
      width: viewport.width,
      height: Math.min(tallestPx, Math.max(viewport.height, height)),
    });
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${folder}${one.name}-${look}.png` });
  }
  await context.close();
}
await browser.close();
await demo.stop();
