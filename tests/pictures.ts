import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './e2e/support/browser.ts';
import { openOverview, startDemoProcess } from './e2e/support/demo-process.ts';
import { newFolder } from './e2e/support/server-process.ts';

// `npm run pictures`: pictures of the real dashboard for the documents, over a demo that is made for them.
const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
mkdirSync(folder, { recursive: true });
const demo = await startDemoProcess(newFolder('pictures'));
const browser = await openBrowser();
const views = [
  { name: 'overview-light', colorScheme: 'light', viewport: { width: 1440, height: 1240 } },
  { name: 'overview-dark', colorScheme: 'dark', viewport: { width: 1440, height: 1240 } },
  { name: 'overview-phone', colorScheme: 'light', viewport: { width: 390, height: 1400 } },
] as const;
for (const { name, ...options } of views) {
  const page = await browser.newPage(options);
  await openOverview(page, demo);
  await page.goto(`${page.url().split('?')[0]}?from=-59d`);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${folder}${name}.png` });
  await page.close();
}
await browser.close();
await demo.stop();
